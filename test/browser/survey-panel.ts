import type { Page } from 'puppeteer-core';
import { openSidePanel, press } from './driver/index.ts';
import { poll } from './driver/poll.ts';
import type { Fixture } from './world.ts';

/** What a panel is opened with: a browser, and where the web pages are. */
type PanelFixture = Pick<Fixture, 'extension'> & { pages: Pick<Fixture['pages'], 'url'> };

/** A web page, and the side panel's page in a tab of a side panel's width that is about it. */
export async function openPanelFor(fixture: PanelFixture, path: string): Promise<Page> {
  const { extension, pages } = fixture;
  const address = pages.url + path;
  await extension.openPage(address);
  return openSidePanel(extension, await getPageHash(fixture, address));
}

/** The panel's view of the page that a tab shows. */
async function getPageHash(
  { extension }: Pick<Fixture, 'extension'>,
  address: string,
): Promise<string> {
  const own = await extension.openPage(extension.extensionUrl('sidepanel.html#history'));
  const id = await own.evaluate(async (url) => {
    const { chrome } = globalThis as unknown as {
      chrome: { tabs: { query(what: object): Promise<{ id: number; url: string }[]> } };
    };
    return (await chrome.tabs.query({})).find((tab) => tab.url === url)?.id;
  }, address);
  await own.close();
  return `#page/${id}`;
}

/** The page of the extension that shows a survey: in the side panel or in a tab. */
export async function findBatchPage({ extension }: Fixture): Promise<Page | undefined> {
  for (const target of extension.browser.targets()) {
    const page = target.url().includes('sidepanel.html') ? await target.asPage() : undefined;
    if (await page?.evaluate(() => location.hash.startsWith('#survey/')).catch(() => false)) {
      return page;
    }
  }
  return undefined;
}

export function getText(panel: Page, selector: string): Promise<string> {
  return panel.$eval(selector, ({ textContent }) => textContent);
}

/** Waits until what a selector finds says something. */
export async function waitForText(panel: Page, selector: string, words: RegExp): Promise<string> {
  const read = () => getText(panel, selector).catch(() => '');
  const said = await poll(read, (text) => words.test(text), 15_000);
  if (!words.test(said)) throw new Error(`${selector} says “${said}”, not ${words}.`);
  return said;
}

export function getNames(panel: Page): Promise<string[]> {
  return panel.$$eval('.survey-name', (all) => all.map(({ textContent }) => textContent));
}

/** What a column of the table says, from the top. */
export async function getCells(panel: Page, column: number): Promise<string[]> {
  return panel.$$eval(
    '.survey-table tbody tr:not(.survey-gap)',
    (rows, at) => rows.map((row) => row.children[at]?.textContent ?? ''),
    column,
  );
}

/** Surveys the GPTs of a page, to the end. */
export async function runPageBatch(fixture: PanelFixture, path: string): Promise<Page> {
  const panel = await openPanelFor(fixture, path);
  await press(panel, 'Survey this page');
  await waitForText(panel, '.survey-state', /done/);
  return panel;
}
