import { createServer, type ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { listen } from '../../gateway/listen.ts';
import { gptLink } from '../../pages/gpts.ts';
import { htmlDocument } from '../../pages/page.ts';
import { waitForCardCount } from '../support/driver/card.ts';
import { hover, waitForCard } from '../support/driver/index.ts';
import { useFixture } from '../support/fixtures/fixture.ts';

const fixture = useFixture();

/** Records the document's state whenever an element is inserted that the server did not send. */
const OBSERVER = `<script>
  window.additions = [];
  new MutationObserver((records) => {
    for (const { addedNodes } of records) {
      for (const { localName } of addedNodes) {
        if (localName === 'div') window.additions.push(document.readyState);
      }
    }
  }).observe(document.documentElement, { childList: true });
</script>`;

/** Serves one page whose image keeps loading until `finish` is called. */
async function openSlowPage() {
  const waiting: ServerResponse[] = [];
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/slow')) {
      waiting.push(response);
      return;
    }
    const body = `${OBSERVER}<p style="margin: 60px">${gptLink('link', 'documented')}</p><img src="/slow" alt="">`;
    response
      .writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' })
      .end(htmlDocument({ title: 'Hydrated', body }));
  });
  const { url, close } = await listen(server, 0);
  const page = await fixture.extension.openPage('about:blank');
  await page.goto(url, { waitUntil: 'domcontentloaded' });
  const finish = () => {
    for (const response of waiting) response.end();
  };
  return { page, close, finish };
}

test('inserts a card into a loading page only after it has loaded and may have hydrated', async () => {
  const { page, close, finish } = await openSlowPage();
  try {
    await hover(page, '#link');
    await expect
      .poll(() => fixture.gateway.stats().lookups, { interval: 20, timeout: 5000 })
      .toBe(1);
    finish();
    await waitForCard(page, { name: 'Code Guru' });
    expect(await page.evaluate('window.additions')).toEqual(['complete']);
  } finally {
    await close();
  }
});

test('inserts a card into a page that never finishes loading', async () => {
  const { page, close, finish } = await openSlowPage();
  try {
    await hover(page, '#link');
    // Chromium's accessibility tree of a page is complete only after it has loaded, so count hosts instead.
    await waitForCardCount(page, 1);
    expect(await page.evaluate('window.additions')).toEqual(['interactive']);
    finish();
  } finally {
    await close();
  }
});
