import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { afterEach, expect, test } from 'vitest';
import { extensionDir } from '../../../scripts/extension.ts';
import {
  clickInCard,
  hover,
  readCard,
  readCards,
  restAwayFromEverything,
  waitForCard,
} from '../support/driver/index.ts';
import {
  browserKind,
  pause,
  saveSettings,
  untouchedGpt,
  useFixture,
} from '../support/fixtures/fixture.ts';
import { expectSilent, expectWorking } from '../support/fixtures/sites.ts';

const world = useFixture();

const PAUSED = () => ({ 'paused-until': Date.now() + 3_600_000 });
const ON = { sites: { mode: 'except', except: [], only: [] }, 'paused-until': null };
const OFF = { sites: { mode: 'except', except: ['127.0.0.1'], only: [] } };
const ONLY_ELSEWHERE = { sites: { mode: 'only', except: [], only: ['elsewhere.test'] } };
const BY_REST = { hover: { opens: 'rest', delayMs: 500 } };

afterEach(() => saveSettings(world, { ...ON, ...BY_REST }));

function open(): Promise<Page> {
  const name = encodeURIComponent(untouchedGpt(world));
  return world.extension.openPage(`${world.pages.url}/frame?gpt=${name}`);
}

/** Goes elsewhere, lets something change there, and comes back to the very document that was left. */
async function leaveAndComeBack(
  page: Page,
  change: () => Promise<unknown>,
  mayBeLoadedAnew = false,
): Promise<void> {
  await restAwayFromEverything(page);
  await page.evaluate(() => Object.assign(window, { isTheSame: true }));
  await page.goto(`${world.pages.url.replace('127.0.0.1', 'localhost')}/frame?gpt=Penny+Pilot`);
  await change();
  await page.bringToFront();
  // By the page itself: the driver waits for a load that does not come.
  await page.evaluate(() => void setTimeout(() => history.back())).catch(() => {});
  await sleep(1_000);
  const isTheSame = await page.evaluate(() => (window as { isTheSame?: boolean }).isTheSame);
  if (!mayBeLoadedAnew) expect(isTheSame, 'it came out of the back/forward cache').toBe(true);
}

test.each([
  ['its site was switched off', () => OFF],
  ['GPT Lens was paused', PAUSED],
  ['only other sites were chosen', () => ONLY_ELSEWHERE],
])(
  'a page with a loaded card shows and asks nothing after Back when %s meanwhile',
  async (_, values) => {
    const page = await open();
    await expectWorking(page);
    world.gateway.resetStats();
    await leaveAndComeBack(page, () => saveSettings(world, values()));
    await expectSilent(page);
    await expectSilent(page);
    expect(world.gateway.stats().lookups).toBe(0);
  },
);

test('a page that nobody hovered on yet shows and asks nothing after Back when its site was switched off', async () => {
  const page = await open();
  await leaveAndComeBack(page, () => saveSettings(world, OFF));
  await expectSilent(page);
  expect(world.gateway.stats().lookups).toBe(0);
});

test('a pinned card is gone after Back when its site was switched off meanwhile', async () => {
  const page = await open();
  await expectWorking(page);
  await clickInCard(page, 'button', 'Pin this card');
  await leaveAndComeBack(page, () => saveSettings(world, OFF));
  await pause();
  expect(await readCards(page)).toEqual([]);
});

test('a page opens no card by hovering after Back when that was switched off meanwhile', async () => {
  const page = await open();
  await expectWorking(page);
  await leaveAndComeBack(page, () =>
    saveSettings(world, { hover: { opens: 'never', delayMs: 500 } }),
  );
  await expectSilent(page);
});

test.each([
  ['its site was switched on', () => OFF],
  ['the pause was ended', PAUSED],
])('a page that nothing watched has cards after Back when %s meanwhile', async (_, values) => {
  await saveSettings(world, values());
  const page = await open();
  await expectSilent(page);
  await leaveAndComeBack(page, () => saveSettings(world, ON));
  await expectWorking(page);
});

test('a page has cards after Back when the extension was updated meanwhile', async () => {
  const page = await open();
  await expectWorking(page);
  await leaveAndComeBack(
    page,
    async () => {
      await world.extension.browser.installExtension(extensionDir(browserKind));
      await sleep(2_000);
      // Chromium throws such pages out.
    },
    browserKind === 'chromium',
  );
  await restAwayFromEverything(page);
  await hover(page, '#link-in-frame');
  await waitForCard(page, { isBusy: false });
  expect(await readCard(page)).toBeDefined();
});
