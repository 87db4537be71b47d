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

const fixture = useFixture();

const PAUSED = () => ({ 'paused-until': Date.now() + 3_600_000 });
const ON = { sites: { mode: 'except', except: [], only: [] }, 'paused-until': null };
const OFF = { sites: { mode: 'except', except: ['127.0.0.1'], only: [] } };
const ONLY_ELSEWHERE = { sites: { mode: 'only', except: [], only: ['elsewhere.test'] } };
const BY_REST = { hover: { opens: 'rest', delayMs: 500 } };

afterEach(() => saveSettings(fixture, { ...ON, ...BY_REST }));

function open(): Promise<Page> {
  const name = encodeURIComponent(untouchedGpt(fixture));
  return fixture.extension.openPage(`${fixture.pages.url}/frame?gpt=${name}`);
}

/** Navigates away, applies a change, and returns to the same document from the back/forward cache. */
async function leaveAndComeBack(
  page: Page,
  change: () => Promise<unknown>,
  mayBeLoadedAnew = false,
): Promise<void> {
  await restAwayFromEverything(page);
  await page.evaluate(() => Object.assign(window, { isTheSame: true }));
  await page.goto(`${fixture.pages.url.replace('127.0.0.1', 'localhost')}/frame?gpt=Penny+Pilot`);
  await change();
  await page.bringToFront();
  // Called by the page, because the driver would wait for a load event that does not come.
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
  'opens no card and sends no request after Back in a page with a loaded card when %s meanwhile',
  async (_, values) => {
    const page = await open();
    await expectWorking(page);
    fixture.gateway.resetStats();
    await leaveAndComeBack(page, () => saveSettings(fixture, values()));
    await expectSilent(page);
    await expectSilent(page);
    expect(fixture.gateway.stats().lookups).toBe(0);
  },
);

test('opens no card and sends no request after Back in a page without a hover when its site was turned off', async () => {
  const page = await open();
  await leaveAndComeBack(page, () => saveSettings(fixture, OFF));
  await expectSilent(page);
  expect(fixture.gateway.stats().lookups).toBe(0);
});

test('removes a pinned card after Back when its site was turned off meanwhile', async () => {
  const page = await open();
  await expectWorking(page);
  await clickInCard(page, 'button', 'Pin this card');
  await leaveAndComeBack(page, () => saveSettings(fixture, OFF));
  await pause();
  expect(await readCards(page)).toEqual([]);
});

test('opens no card on hover after Back when opening on hover was turned off meanwhile', async () => {
  const page = await open();
  await expectWorking(page);
  await leaveAndComeBack(page, () =>
    saveSettings(fixture, { hover: { opens: 'never', delayMs: 500 } }),
  );
  await expectSilent(page);
});

test.each([
  ['its site was switched on', () => OFF],
  ['the pause was ended', PAUSED],
])('opens cards after Back in a page without a watcher when %s meanwhile', async (_, values) => {
  await saveSettings(fixture, values());
  const page = await open();
  await expectSilent(page);
  await leaveAndComeBack(page, () => saveSettings(fixture, ON));
  await expectWorking(page);
});

test('opens cards after Back when the extension was updated meanwhile', async () => {
  const page = await open();
  await expectWorking(page);
  await leaveAndComeBack(
    page,
    async () => {
      await fixture.extension.browser.installExtension(extensionDir(browserKind));
      await sleep(2_000);
      // Chromium evicts such pages from the cache.
    },
    browserKind === 'chromium',
  );
  await restAwayFromEverything(page);
  await hover(page, '#link-in-frame');
  await waitForCard(page, { isBusy: false });
  expect(await readCard(page)).toBeDefined();
});
