import { createServer } from 'node:http';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listen } from '../../gateway/listen.ts';
import { openPopupOver, openSidePanel } from '../support/driver/index.ts';
import { onlyIn, useFixture } from '../support/fixtures/fixture.ts';

let pdf: Awaited<ReturnType<typeof listen>>;

const DOCUMENT = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/MediaBox[0 0 300 300]/Parent 2 0 R>>endobj
trailer<</Root 1 0 R>>
`;

beforeAll(async () => {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'Content-Type': 'application/pdf' }).end(DOCUMENT);
  });
  pdf = await listen(server, 0);
});
afterAll(() => pdf.close());

const fixture = useFixture();

const SENTENCE = 'The browser doesn’t let extensions read this page.';

async function expectUnreadable(page: Page): Promise<void> {
  const popup = await openPopupOver(fixture.extension, page);
  const hint = await popup.waitForSelector('.page-gpts-hint', { timeout: 5_000 });
  expect(await hint?.evaluate(({ textContent }) => textContent)).toBe(SENTENCE);
  const tabId = await popup.evaluate(async () => {
    const { chrome } = globalThis as unknown as {
      chrome: { tabs: { query(query: object): Promise<{ id: number }[]> } };
    };
    const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
    return tab?.id;
  });
  await popup.close().catch(() => {});
  const panel = await openSidePanel(fixture.extension, `#page/${tabId}`);
  const panelHint = await panel.waitForSelector('.panel-hint', { timeout: 5_000 });
  expect(await panelHint?.evaluate(({ textContent }) => textContent)).toBe(SENTENCE);
}

async function openTab(url: string): Promise<Page> {
  const page = await fixture.extension.browser.newPage();
  await page.goto(url, { waitUntil: [] }).catch(() => {});
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  return page;
}

test('says in popup and side panel that a PDF cannot be read', async () => {
  await expectUnreadable(await openTab(`${pdf.url}/file.pdf`));
});

test(
  'says in popup and side panel that view-source cannot be read',
  onlyIn('chromium', 'Firefox’s driver cannot open such a page'),
  async () => {
    await expectUnreadable(await openTab(`view-source:${fixture.pages.url}/`));
  },
);

test('says in popup and side panel that a browser page cannot be read', async () => {
  await expectUnreadable(
    await openTab(fixture.extension.kind === 'chromium' ? 'chrome://version' : 'about:license'),
  );
});

test('says in popup and side panel that an error page cannot be read', async () => {
  await expectUnreadable(await openTab('http://127.0.0.1:9/'));
});
