import type { Page } from 'puppeteer-core';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { browsingHistoryReader } from '../support/driver/browsing-history.ts';
import { lookUp, waitForExtensionPage } from '../support/driver/extension-page.ts';
import {
  clickInCard,
  elementInCard,
  fill,
  hover,
  openPopupOver,
  openSidePanel,
  popupSays,
  restAwayFromEverything,
  waitForCard,
  waitForNoCard,
} from '../support/driver/index.ts';
import { allowInPrivateWindows, openInPrivateWindow } from '../support/driver/private-window.ts';
import { dumpStorage } from '../support/driver/storage.ts';
import {
  forgetFailures,
  hoverGpt,
  onlyIn,
  pause,
  untouchedGpt,
  useFixture,
} from '../support/fixtures/fixture.ts';

const fixture = useFixture();

/** A page in an ordinary window, where data is stored. */
let own: Page;
let privatePage: Page | undefined;
let readHistory: () => Promise<string>;

beforeAll(async () => {
  await allowInPrivateWindows(fixture.extension);
  await pause();
  readHistory = await browsingHistoryReader(fixture.extension);
});

beforeEach(async () => {
  own = await fixture.extension.openOptions();
});

afterEach(async () => {
  if (privatePage && !privatePage.isClosed()) await privatePage.close();
});

async function openPrivateGpt(name: string): Promise<Page> {
  const url = `${fixture.pages.url}/frame?gpt=${encodeURIComponent(name)}`;
  privatePage = await openInPrivateWindow(fixture.extension, own, url);
  await privatePage.bringToFront();
  return privatePage;
}

/** Waits before reading, so that data stored with a delay is found, too. */
async function expectNothingStored(name: string): Promise<void> {
  await pause();
  const stored = await dumpStorage(own);
  expect(stored).toContain(fixture.gateway.key);
  expect(stored).not.toContain(name);
  expect(stored).not.toContain(fixture.gateway.catalogue.get(name).id);
}

/** The history entries of extension pages contain neither the GPT nor a hint to a private window. */
async function expectNotVisited(name: string): Promise<void> {
  const { id } = fixture.gateway.catalogue.get(name);
  const own = fixture.extension.extensionUrl('');
  const visited = (await readHistory()).split('\n').filter((line) => line.startsWith(own));
  expect(visited.join('\n')).not.toMatch(new RegExp(`${id}|${name}|private`));
}

test('stores nothing after a hover in a private window, but does in an ordinary one', async () => {
  const name = untouchedGpt(fixture);
  const page = await openPrivateGpt(name);
  await hover(page, '#link-in-frame');
  await waitForCard(page, { name, isBusy: false });
  await expectNothingStored(name);

  // Firefox opens new tabs in the most recently active window.
  await page.close();
  await waitForCard(await hoverGpt(fixture, name), { name, isBusy: false });
  await pause();
  expect(await dumpStorage(own)).toContain(fixture.gateway.catalogue.get(name).id);
});

test('looks a GPT up only once in a private window', async () => {
  const name = untouchedGpt(fixture);
  const page = await openPrivateGpt(name);
  for (let time = 0; time < 2; time++) {
    await hover(page, '#link-in-frame');
    await waitForCard(page, { name, isBusy: false });
    await restAwayFromEverything(page);
    await waitForNoCard(page);
  }
  expect(fixture.gateway.stats().lookups).toBe(1);
});

test('shows GPTs cached in ordinary windows without a request in a private window', async () => {
  const name = untouchedGpt(fixture);
  await waitForCard(await hoverGpt(fixture, name), { name, isBusy: false });
  fixture.gateway.resetStats();
  const page = await openPrivateGpt(name);
  await hover(page, '#link-in-frame');
  await waitForCard(page, { name, isBusy: false });
  expect(fixture.gateway.stats().lookups).toBe(0);
});

test('says in popup and card of a private window that a site stays off afterwards', async () => {
  const name = untouchedGpt(fixture);
  const page = await openPrivateGpt(name);
  const popup = await openPopupOver(fixture.extension, page);
  await popupSays(popup, 'stay off after you close this private window');
  await page.bringToFront();
  await hover(page, '#link-in-frame');
  await waitForCard(page, { name, isBusy: false });
  const button = await elementInCard(page, 'button', 'Turn off on 127.0.0.1');
  const title = await button.evaluate((element) => element.getAttribute('title'));
  expect(title).toContain('stay off after you close this private window');
});

test('stores nothing after a search and a GPT in the popup of a private window', async () => {
  const name = untouchedGpt(fixture);
  const page = await openPrivateGpt(name);
  const popup = await openPopupOver(fixture.extension, page);
  const words = name.toLowerCase();
  await fill(popup, 'Search GPTs', words);
  await popup.keyboard.press('Enter');
  await popup.waitForSelector('.hit');
  expect(await dumpStorage(own)).not.toContain(words);
  await popup.locator('.hit').click();
  await popup.waitForSelector('.gpt');
  await expectNothingStored(name);
});

test('stores nothing after “Details” of a failure in a private window', async () => {
  const name = untouchedGpt(fixture);
  fixture.gateway.fail({ kind: 'key-exhausted' });
  const page = await openPrivateGpt(name);
  await hover(page, '#link-in-frame');
  await waitForCard(page, { isBusy: false });
  await clickInCard(page, 'button', 'Details');
  const details = await waitForExtensionPage(
    fixture.extension.browser,
    fixture.extension.extensionUrl('popup.html'),
  );
  await details?.waitForSelector('.failure');
  await forgetFailures(fixture);
  fixture.gateway.resetStats();
  // Reloading drops the token with its GPT but keeps the private flag.
  await details?.bringToFront();
  await details?.evaluate(() => location.reload());
  await details?.waitForSelector('.popup-hint');
  expect(fixture.gateway.stats().byId).toEqual({});
  await details?.type('input', fixture.gateway.catalogue.get(name).id);
  await details?.keyboard.press('Enter');
  await details?.waitForSelector('.gpt h2');
  expect(details).toBeDefined();
  await expectNothingStored(name);
  await expectNotVisited(name);
});

test(
  'stores nothing when the side panel opens in a tab because of a private window',
  onlyIn('chromium', 'Firefox opens its sidebar in the private window'),
  async () => {
    const name = untouchedGpt(fixture);
    const { id, link } = fixture.gateway.catalogue.get(name);
    const page = await openPrivateGpt(name);
    // A click by the driver does not grant the permission to open the panel.
    await fixture.extension.clickMenuEntry(page, { menuItemId: 'link', linkUrl: link });
    const panel = await waitForExtensionPage(
      fixture.extension.browser,
      fixture.extension.extensionUrl('sidepanel.html'),
    );
    if (!panel) throw new Error('The panel did not open.');
    await panel.waitForSelector('.gpt h2');
    expect(await panel.$eval('.gpt h2', ({ textContent }) => textContent)).toBe(name);
    expect(fixture.gateway.stats().byId).toEqual({ [id]: 1 });
    await expectNothingStored(name);
    await expectNotVisited(name);

    // A reloaded page stays private.
    await panel.evaluate(() => location.reload());
    await panel.waitForSelector('.import-form textarea');
    await panel.evaluate(
      (other) => {
        location.hash = `#gpt/${other}`;
      },
      fixture.gateway.catalogue.get(untouchedGpt(fixture)).id,
    );
    await lookUp(panel);
    await panel.waitForSelector('.gpt h2');
    await expectNothingStored(await panel.$eval('.gpt h2', ({ textContent }) => textContent));
  },
);

test(
  'explains in the side panel of a private window why it is empty',
  onlyIn('firefox', 'Chromium’s private windows have a database in memory'),
  async () => {
    await openPrivateGpt(untouchedGpt(fixture));
    for (const view of ['#history', '#lists', '#batches', '#following']) {
      const panel = await openSidePanel(fixture.extension, view);
      await panel.waitForSelector('[role=note]');
      const note = await panel.$eval('[role=note]', ({ textContent }) => textContent);
      expect(note, view).toContain('in private windows');
      await panel.close();
    }
  },
);
