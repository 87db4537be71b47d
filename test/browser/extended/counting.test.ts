import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { afterEach, describe, expect, test } from 'vitest';
import { COUNTED_AT_FIRST } from '../../pages/cases/counting.ts';
import { catalogue } from '../../pages/gpts.ts';
import { type ChromiumExtensionBrowser, press } from '../support/driver/index.ts';
import { poll } from '../support/driver/poll.ts';
import { onlyIn, SAVING_MS, useFixture } from '../support/fixtures/fixture.ts';

const fixture = useFixture();

/**
 * The badge appears after an idle slice, the pause between two passes, and collecting the frames. The pause is a
 * second, and longer if the machine is so busy that a pass takes long.
 */
const BADGE_MS = 12_000;

let isCounting = false;
let opened: Page[] = [];

async function switchCounting(): Promise<void> {
  const options = await fixture.extension.openOptions();
  await press(options, 'Show each page’s number of GPTs on the toolbar button');
  isCounting = !isCounting;
  await sleep(SAVING_MS);
  await options.close();
}

async function openCounted(): Promise<Page> {
  const page = await fixture.extension.openPage(`${fixture.pages.url}/counting`);
  opened.push(page);
  return page;
}

// A failed test must leave neither its page nor counting on for the next test or its own retry.
afterEach(async () => {
  await Promise.all(opened.map((page) => page.isClosed() || page.close()));
  opened = [];
  if (isCounting) await switchCounting();
});

interface ActionApi {
  tabs: { query(query: object): Promise<{ id: number; active: boolean; url?: string }[]> };
  action: { getBadgeText(details: object): Promise<string> };
}

/** The badge of the tab whose URL contains `piece`, read from an extension page. */
function badgeOf(own: Page, urlPart: string): Promise<string | undefined> {
  return own.evaluate(async (wanted) => {
    const here = globalThis as unknown as { browser?: ActionApi; chrome: ActionApi };
    const api = here.browser ?? here.chrome;
    const tab = (await api.tabs.query({})).find(({ url }) => url?.includes(wanted));
    return tab && api.action.getBadgeText({ tabId: tab.id });
  }, urlPart);
}

async function untilBadge(own: Page, urlPart: string, text: string): Promise<void> {
  const badge = await poll(
    () => badgeOf(own, urlPart),
    (now) => now === text,
    BADGE_MS,
  );
  expect(badge).toBe(text);
}

/** Opens the popup in a tab behind the page, because Firefox's driver cannot reach a real popup. */
async function popupOver(page: Page): Promise<Page> {
  const popup = await fixture.extension.openPopup();
  await page.bringToFront();
  await popup.evaluate(() => {
    // The previous list must not be mistaken for the next.
    document.querySelector('main')?.remove();
    location.reload();
  });
  return popup;
}

async function listed(popup: Page): Promise<(string | undefined)[]> {
  await poll(
    () => popup.$('.page-gpts, .page-gpts-hint').catch(() => null),
    (there) => there,
    5_000,
  );
  return popup
    .$$eval('.page-gpts li', (rows) => rows.map(({ textContent }) => textContent))
    .then(ids);
}

/** The id in each row: as its name, in its name or beside it. */
function ids(rows: (string | null)[]): (string | undefined)[] {
  return rows.map((row) => /g-(?:[0-9a-f]{32}|[0-9A-Za-z]{9})/.exec(row ?? '')?.[0]);
}

const IN_ORDER = [
  'documented',
  'Gopher Gate',
  'Penny Pilot',
  'Thesis X-ray',
  'Slow Rail',
  'Grid Watch',
  'Fine Print',
].map((name) => catalogue.get(name).id);

describe('the popup over a page', () => {
  test('lists the GPTs of all frames once, in page order, without a request', async () => {
    const popup = await popupOver(await openCounted());
    expect(await listed(popup)).toEqual(IN_ORDER);
    const words = await popup.$eval('main', (main) => main.textContent ?? '');
    expect(words).toContain('7 GPTs on this page');
    expect(words).toContain('In a wrapper');
    expect(words).toContain('is bare');
    expect(fixture.gateway.stats().lookups).toBe(0);
  });

  test('shows the chosen GPT and returns to the list', async () => {
    const popup = await popupOver(await openCounted());
    await listed(popup);
    await popup.bringToFront();
    await popup.click('.page-gpts li:nth-child(2) button');
    await popup.waitForSelector('.gpt-body h2');
    expect(await popup.$eval('main h2', (title) => title.textContent)).toBe('Gopher Gate');
    await press(popup, 'Back');
    expect(await listed(popup)).toEqual(IN_ORDER);
    expect(await popup.evaluate(() => document.activeElement?.textContent)).toContain(IN_ORDER[1]);
  });

  test('says when the page has no GPTs', async () => {
    const popup = await popupOver(
      await fixture.extension.openPage(`${fixture.pages.url}/many?n=0`),
    );
    expect(await listed(popup)).toEqual([]);
    expect(await popup.$eval('main', (main) => main.textContent)).toContain('No GPTs on this page');
  });

  test('says when the browser does not let extensions read the page', async () => {
    // The popup in a tab of its own is itself the active page.
    const popup = await fixture.extension.openPopup();
    await listed(popup);
    expect(await popup.$eval('main', (main) => main.textContent)).toContain(
      'doesn’t let extensions read this page',
    );
  });
});

describe('the count on the toolbar button', () => {
  test('is empty unless counting is on', async () => {
    const own = await fixture.extension.openOptions();
    const page = await openCounted();
    // A fixed wait, to prove that the badge stays empty.
    await sleep(2_000);
    expect(await badgeOf(own, '/counting')).toBe('');
    await page.close();
  });

  test('counts open pages when it is turned on, follows their changes, and stops', async () => {
    const page = await openCounted();
    const own = await fixture.extension.openOptions();
    const before = await elementsOf(page);
    await switchCounting();
    await page.bringToFront();
    await untilBadge(own, '/counting', String(COUNTED_AT_FIRST));
    expect(await elementsOf(page)).toBe(before);

    await page.click('#grow');
    await untilBadge(own, '/counting', String(COUNTED_AT_FIRST + 1));
    await page.click('#grow-shadow');
    await untilBadge(own, '/counting', String(COUNTED_AT_FIRST + 2));
    await page.click('#chat');
    await untilBadge(own, '/counting', String(COUNTED_AT_FIRST + 3));
    await page.evaluate(() => document.querySelector('iframe')?.remove());
    await untilBadge(own, '/counting', String(COUNTED_AT_FIRST + 2));

    // Counting survives a stop of the background.
    await fixture.extension.stopBackground();
    await page.evaluate(() => document.querySelector('#bare')?.remove());
    await untilBadge(own, '/counting', String(COUNTED_AT_FIRST + 1));

    await switchCounting();
    await untilBadge(own, '/counting', '');
    await page.bringToFront();
    await page.evaluate(() => document.body.append('And g-Later0a1b'));
    // A fixed wait, to prove that counting has stopped.
    await sleep(2_000);
    expect(await badgeOf(own, '/counting')).toBe('');
    expect(fixture.gateway.stats().lookups).toBe(0);
  });

  test('counts pages opened while it is on, but no hidden ones', async () => {
    await switchCounting();
    const own = await fixture.extension.openOptions();
    const page = await openCounted();
    await untilBadge(own, '/counting', String(COUNTED_AT_FIRST));
    // Changes of a hidden page are not counted.
    await own.bringToFront();
    await page.evaluate(() => document.getElementById('grow')?.click());
    await sleep(2_500);
    expect(await badgeOf(own, '/counting')).toBe(String(COUNTED_AT_FIRST));
    await page.bringToFront();
    await untilBadge(own, '/counting', String(COUNTED_AT_FIRST + 1));
  });
});

test(
  "lists the page's GPTs in the real popup",
  onlyIn('chromium', 'Firefox’s driver cannot access the real popup'),
  async () => {
    const page = await openCounted();
    const popup = await (fixture.extension as ChromiumExtensionBrowser).openToolbarPopup(page);
    expect(await listed(popup)).toEqual(IN_ORDER);
  },
);

/** The page's markup, which shows any element added to it. */
function elementsOf(page: Page): Promise<string> {
  return page.evaluate(() => document.documentElement.outerHTML);
}
