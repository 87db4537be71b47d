import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { afterEach, describe, expect, test } from 'vitest';
import { COUNTED_AT_FIRST } from '../../pages/cases/counting.ts';
import { catalogue } from '../../pages/gpts.ts';
import { type ChromiumExtensionBrowser, press } from '../support/driver/index.ts';
import { poll } from '../support/driver/poll.ts';
import { SAVING_MS, useFixture } from '../support/fixtures/fixture.ts';
import { onlyIn } from '../support/fixtures/only-in.ts';

const world = useFixture();

/**
 * A badge comes after an idle slice, the pause between two passes and the gathering of the frames. The pause is a
 * second, and longer where the machine is so busy that a pass takes long.
 */
const BADGE_MS = 12_000;

let isCounting = false;
let opened: Page[] = [];

async function switchCounting(): Promise<void> {
  const options = await world.extension.openOptions();
  await press(options, 'Show each page’s number of GPTs on the toolbar button');
  isCounting = !isCounting;
  await sleep(SAVING_MS);
  await options.close();
}

async function openCounted(): Promise<Page> {
  const page = await world.extension.openPage(`${world.pages.url}/counting`);
  opened.push(page);
  return page;
}

// A test that fails leaves neither its page nor counting to the next one, or to its own second try.
afterEach(async () => {
  await Promise.all(opened.map((page) => page.isClosed() || page.close()));
  opened = [];
  if (isCounting) await switchCounting();
});

interface ActionApi {
  tabs: { query(query: object): Promise<{ id: number; active: boolean; url?: string }[]> };
  action: { getBadgeText(details: object): Promise<string> };
}

/** The badge of the one tab whose address has a piece; asked from a page of the extension's own. */
function badgeOf(own: Page, piece: string): Promise<string | undefined> {
  return own.evaluate(async (wanted) => {
    const here = globalThis as unknown as { browser?: ActionApi; chrome: ActionApi };
    const api = here.browser ?? here.chrome;
    const tab = (await api.tabs.query({})).find(({ url }) => url?.includes(wanted));
    return tab && api.action.getBadgeText({ tabId: tab.id });
  }, piece);
}

async function untilBadge(own: Page, piece: string, text: string): Promise<void> {
  const badge = await poll(
    () => badgeOf(own, piece),
    (now) => now === text,
    BADGE_MS,
  );
  expect(badge).toBe(text);
}

/** Opens the popup as it is over a page: in a tab behind it, since Firefox's driver reaches no real popup. */
async function popupOver(page: Page): Promise<Page> {
  const popup = await world.extension.openPopup();
  await page.bringToFront();
  await popup.evaluate(() => {
    // What was listed before must not be taken for what comes.
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

/** The id in each row: as its name, in its name, or beside it. */
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

describe('the popup', () => {
  test('lists what is on the page, all frames, each once, in order; and asks nobody', async () => {
    const popup = await popupOver(await openCounted());
    expect(await listed(popup)).toEqual(IN_ORDER);
    const words = await popup.$eval('main', (main) => main.textContent ?? '');
    expect(words).toContain('7 GPTs on this page');
    expect(words).toContain('In a wrapper');
    expect(words).toContain('is bare');
    expect(world.gateway.stats().lookups).toBe(0);
  });

  test('shows the one that is chosen, and leads back to the list', async () => {
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

  test('says so where there is none', async () => {
    const popup = await popupOver(await world.extension.openPage(`${world.pages.url}/many?n=0`));
    expect(await listed(popup)).toEqual([]);
    expect(await popup.$eval('main', (main) => main.textContent)).toContain('No GPTs on this page');
  });

  test('says where the browser lets nobody read', async () => {
    // In a tab of its own, the page in front is the popup itself.
    const popup = await world.extension.openPopup();
    await listed(popup);
    expect(await popup.$eval('main', (main) => main.textContent)).toContain(
      'doesn’t let extensions read this page',
    );
  });
});

describe('the toolbar button', () => {
  test('tells nothing unless it is switched on', async () => {
    const own = await world.extension.openOptions();
    const page = await openCounted();
    await sleep(2_000);
    expect(await badgeOf(own, '/counting')).toBe('');
    await page.close();
  });

  test('counts open pages when it is switched on, keeps up with them, and stops', async () => {
    const page = await openCounted();
    const own = await world.extension.openOptions();
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

    // A background that died has forgotten nothing that matters.
    await world.extension.stopBackground();
    await page.evaluate(() => document.querySelector('#bare')?.remove());
    await untilBadge(own, '/counting', String(COUNTED_AT_FIRST + 1));

    await switchCounting();
    await untilBadge(own, '/counting', '');
    await page.bringToFront();
    await page.evaluate(() => document.body.append('And g-Later0a1b'));
    await sleep(2_000);
    expect(await badgeOf(own, '/counting')).toBe('');
    expect(world.gateway.stats().lookups).toBe(0);
  });

  test('counts pages that are opened while it is on, but none that nobody sees', async () => {
    await switchCounting();
    const own = await world.extension.openOptions();
    const page = await openCounted();
    await untilBadge(own, '/counting', String(COUNTED_AT_FIRST));
    // Behind another tab it may change as it likes.
    await own.bringToFront();
    await page.evaluate(() => document.getElementById('grow')?.click());
    await sleep(2_500);
    expect(await badgeOf(own, '/counting')).toBe(String(COUNTED_AT_FIRST));
    await page.bringToFront();
    await untilBadge(own, '/counting', String(COUNTED_AT_FIRST + 1));
  });
});

test(
  'the real popup lists the page it is opened over',
  onlyIn('chromium', 'Firefox’s driver cannot look into the real popup'),
  async () => {
    const page = await openCounted();
    const popup = await (world.extension as ChromiumExtensionBrowser).openToolbarPopup(page);
    expect(await listed(popup)).toEqual(IN_ORDER);
  },
);

/** The whole page as markup: what is added, anywhere, shows. */
function elementsOf(page: Page): Promise<string> {
  return page.evaluate(() => document.documentElement.outerHTML);
}
