import { createServer, type ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { listen } from '../../gateway/listen.ts';
import { gptLink } from '../../pages/gpts.ts';
import { htmlDocument } from '../../pages/page.ts';
import { waitForCardCount } from '../support/driver/card-count.ts';
import { hover, waitForCard } from '../support/driver/index.ts';
import { useFixture } from '../support/fixtures/fixture.ts';

const world = useFixture();

/** Notes in which state the document was whenever an element came into it that its server has not written. */
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

/** A server of one page whose image goes on loading until `finish` is called. */
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
  const page = await world.extension.openPage('about:blank');
  await page.goto(url, { waitUntil: 'domcontentloaded' });
  const finish = () => {
    for (const response of waiting) response.end();
  };
  return { page, close, finish };
}

test('a card enters a page that is loading only when the page has loaded, and can have hydrated', async () => {
  const { page, close, finish } = await openSlowPage();
  try {
    await hover(page, '#link');
    await expect.poll(() => world.gateway.stats().lookups, { interval: 20, timeout: 5000 }).toBe(1);
    finish();
    await waitForCard(page, { name: 'Code Guru' });
    expect(await page.evaluate('window.additions')).toEqual(['complete']);
  } finally {
    await close();
  }
});

test('a card enters a page that never ends loading all the same', async () => {
  const { page, close, finish } = await openSlowPage();
  try {
    await hover(page, '#link');
    // Chromium's accessibility tree of a page is complete only once it has loaded.
    await waitForCardCount(page, 1);
    expect(await page.evaluate('window.additions')).toEqual(['interactive']);
    finish();
  } finally {
    await close();
  }
});
