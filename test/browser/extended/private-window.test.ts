import type { Page } from 'puppeteer-core';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { browsingHistoryReader } from '../support/driver/browsing-history.ts';
import { waitForExtensionPage } from '../support/driver/extension-page.ts';
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
import { lookUp } from '../support/driver/look-up.ts';
import { allowInPrivateWindows, openInPrivateWindow } from '../support/driver/private-window.ts';
import { dumpStorage } from '../support/driver/storage-dump.ts';
import {
  forgetFailures,
  hoverGpt,
  pause,
  untouchedGpt,
  useFixture,
} from '../support/fixtures/fixture.ts';
import { onlyIn } from '../support/fixtures/only-in.ts';

const world = useFixture();

/** Opened in an ordinary window, which is where things are kept. */
let own: Page;
let privatePage: Page | undefined;
let readHistory: () => Promise<string>;

beforeAll(async () => {
  await allowInPrivateWindows(world.extension);
  await pause();
  readHistory = await browsingHistoryReader(world.extension);
});

beforeEach(async () => {
  own = await world.extension.openOptions();
});

afterEach(async () => {
  if (privatePage && !privatePage.isClosed()) await privatePage.close();
});

async function openPrivateGpt(name: string): Promise<Page> {
  const url = `${world.pages.url}/frame?gpt=${encodeURIComponent(name)}`;
  privatePage = await openInPrivateWindow(world.extension, own, url);
  await privatePage.bringToFront();
  return privatePage;
}

/** Nothing of it by now, and not a moment later either. */
async function expectNothingKept(name: string): Promise<void> {
  await pause();
  const kept = await dumpStorage(own);
  expect(kept).toContain(world.gateway.key);
  expect(kept).not.toContain(name);
  expect(kept).not.toContain(world.gateway.catalogue.get(name).id);
}

/** What the browser writes down of the extension's pages names neither the GPT nor that a private window asked. */
async function expectNotVisited(name: string): Promise<void> {
  const { id } = world.gateway.catalogue.get(name);
  const own = world.extension.extensionUrl('');
  const visited = (await readHistory()).split('\n').filter((line) => line.startsWith(own));
  expect(visited.join('\n')).not.toMatch(new RegExp(`${id}|${name}|private`));
}

test('a hover in a private window leaves nothing, and one in an ordinary window does', async () => {
  const name = untouchedGpt(world);
  const page = await openPrivateGpt(name);
  await hover(page, '#link-in-frame');
  await waitForCard(page, { name, isBusy: false });
  await expectNothingKept(name);

  // Firefox opens new tabs in the window that was last in front.
  await page.close();
  await waitForCard(await hoverGpt(world, name), { name, isBusy: false });
  await pause();
  expect(await dumpStorage(own)).toContain(world.gateway.catalogue.get(name).id);
});

test('what was read in a private window is not asked for again there', async () => {
  const name = untouchedGpt(world);
  const page = await openPrivateGpt(name);
  for (let time = 0; time < 2; time++) {
    await hover(page, '#link-in-frame');
    await waitForCard(page, { name, isBusy: false });
    await restAwayFromEverything(page);
    await waitForNoCard(page);
  }
  expect(world.gateway.stats().lookups).toBe(1);
});

test('what is known from ordinary windows is shown there without a look-up', async () => {
  const name = untouchedGpt(world);
  await waitForCard(await hoverGpt(world, name), { name, isBusy: false });
  world.gateway.resetStats();
  const page = await openPrivateGpt(name);
  await hover(page, '#link-in-frame');
  await waitForCard(page, { name, isBusy: false });
  expect(world.gateway.stats().lookups).toBe(0);
});

test('popup and card say there that a site which is turned off stays off', async () => {
  const name = untouchedGpt(world);
  const page = await openPrivateGpt(name);
  const popup = await openPopupOver(world.extension, page);
  await popupSays(popup, 'stay off after you close this private window');
  await page.bringToFront();
  await hover(page, '#link-in-frame');
  await waitForCard(page, { name, isBusy: false });
  const button = await elementInCard(page, 'button', 'Turn off on 127.0.0.1');
  const title = await button.evaluate((element) => element.getAttribute('title'));
  expect(title).toContain('stay off after you close this private window');
});

test('a search in its popup and a GPT opened there leave nothing', async () => {
  const name = untouchedGpt(world);
  const page = await openPrivateGpt(name);
  const popup = await openPopupOver(world.extension, page);
  const words = name.toLowerCase();
  await fill(popup, 'Search GPTs', words);
  await popup.keyboard.press('Enter');
  await popup.waitForSelector('.hit');
  expect(await dumpStorage(own)).not.toContain(words);
  await popup.locator('.hit').click();
  await popup.waitForSelector('.gpt');
  await expectNothingKept(name);
});

test('the details of a failure there leave nothing either, wherever the browser opens them', async () => {
  const name = untouchedGpt(world);
  world.gateway.fail({ kind: 'key-exhausted' });
  const page = await openPrivateGpt(name);
  await hover(page, '#link-in-frame');
  await waitForCard(page, { isBusy: false });
  await clickInCard(page, 'button', 'Details');
  const details = await waitForExtensionPage(
    world.extension.browser,
    world.extension.extensionUrl('popup.html'),
  );
  await details?.waitForSelector('.failure');
  await forgetFailures(world);
  world.gateway.resetStats();
  // What the page was opened with is gone when it is loaded again; that it is private is not.
  await details?.bringToFront();
  await details?.evaluate(() => location.reload());
  await details?.waitForSelector('.popup-hint');
  expect(world.gateway.stats().byId).toEqual({});
  await details?.type('input', world.gateway.catalogue.get(name).id);
  await details?.keyboard.press('Enter');
  await details?.waitForSelector('.gpt h2');
  expect(details).toBeDefined();
  await expectNothingKept(name);
  await expectNotVisited(name);
});

test(
  'the side panel that has to open in a tab leaves nothing of what is looked at in it',
  onlyIn('chromium', 'Firefox opens its sidebar in the private window itself'),
  async () => {
    const name = untouchedGpt(world);
    const { id, link } = world.gateway.catalogue.get(name);
    const page = await openPrivateGpt(name);
    // A driver's click has not the right to open the panel.
    await world.extension.clickMenuEntry(page, { menuItemId: 'link', linkUrl: link });
    const panel = await waitForExtensionPage(
      world.extension.browser,
      world.extension.extensionUrl('sidepanel.html'),
    );
    if (!panel) throw new Error('The panel did not open.');
    await panel.waitForSelector('.gpt h2');
    expect(await panel.$eval('.gpt h2', ({ textContent }) => textContent)).toBe(name);
    expect(world.gateway.stats().byId).toEqual({ [id]: 1 });
    await expectNothingKept(name);
    await expectNotVisited(name);

    // A page that is loaded again stays private.
    await panel.evaluate(() => location.reload());
    await panel.waitForSelector('.import-form textarea');
    await panel.evaluate(
      (other) => {
        location.hash = `#gpt/${other}`;
      },
      world.gateway.catalogue.get(untouchedGpt(world)).id,
    );
    await lookUp(panel);
    await panel.waitForSelector('.gpt h2');
    await expectNothingKept(await panel.$eval('.gpt h2', ({ textContent }) => textContent));
  },
);

test(
  'the side panel says there why it has nothing to show',
  onlyIn('firefox', 'Chromium’s private windows have a database, in memory'),
  async () => {
    await openPrivateGpt(untouchedGpt(world));
    for (const view of ['#history', '#lists', '#surveys', '#following']) {
      const panel = await openSidePanel(world.extension, view);
      await panel.waitForSelector('[role=note]');
      const said = await panel.$eval('[role=note]', ({ textContent }) => textContent);
      expect(said, view).toContain('in private windows');
      await panel.close();
    }
  },
);
