import type { Page } from 'puppeteer-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { browsingHistoryReader } from '../support/driver/browsing-history.ts';
import { waitForExtensionPage } from '../support/driver/extension-page.ts';
import { clickInCard, openSidePanel, press, waitForCard } from '../support/driver/index.ts';
import {
  forgetFailures,
  hoverGpt,
  pause,
  untouchedGpt,
  useFixture,
} from '../support/fixtures/fixture.ts';

const world = useFixture();

let readHistory: () => Promise<string>;

beforeAll(async () => {
  readHistory = await browsingHistoryReader(world.extension);
});

/** A GPT that nobody has looked at, and what must be found nowhere afterwards. */
function secretGpt() {
  return world.gateway.catalogue.get(untouchedGpt(world));
}

/** A page of the extension that has been opened, once it shows something. */
async function opened(path: string, shown: string): Promise<Page> {
  const page = await waitForExtensionPage(
    world.extension.browser,
    world.extension.extensionUrl(path),
  );
  if (!page) throw new Error(`${path} was not opened.`);
  await page.waitForSelector(shown);
  return page;
}

/** What the browser remembers of the extension's pages, which were visited a moment ago. */
async function ownHistory(): Promise<string> {
  await pause();
  const origin = world.extension.extensionUrl('');
  const lines = (await readHistory()).split('\n').filter((line) => line.startsWith(origin));
  return decodeURIComponent(lines.join('\n').replaceAll('+', ' '));
}

describe('in an ordinary window the browser’s history', () => {
  test('has no words of a search from the address bar, and the search is made once', async () => {
    await world.extension.typeOmnibox('very secret words');
    await world.extension.submitOmnibox('very secret words');
    const popup = await opened('popup.html', '.hit, .popup-hint');
    expect(world.gateway.stats().bySearch).toEqual({ 'very secret words': 1 });
    expect(await ownHistory()).not.toMatch(/very|secret/);
    await popup.evaluate(() => location.reload());
    await pause();
    expect(world.gateway.stats().lookups).toBe(1);
  });

  test('has no id of a GPT whose details were opened from a card', async () => {
    const { id, name } = secretGpt();
    world.gateway.fail({ kind: 'key-exhausted' });
    const page = await hoverGpt(world, name);
    await waitForCard(page, { isBusy: false });
    await clickInCard(page, 'button', 'Details');
    await opened('popup.html', '.failure');
    expect(await ownHistory()).not.toContain(id);
    await forgetFailures(world);
  });

  test('has no id of the GPTs that are walked through in the side panel’s page', async () => {
    const gpts = [secretGpt(), secretGpt()];
    for (const { name } of gpts) {
      const page = await hoverGpt(world, name);
      await waitForCard(page, { isBusy: false });
      await page.close();
    }
    const panel = await openSidePanel(world.extension, '#history');
    for (const { name } of gpts) await press(panel, `Select ${name}`);
    await press(panel, 'Compare');
    await panel.waitForSelector('.compare-name', { timeout: 5000 });
    await panel.click('.compare-name');
    await press(panel, 'Follow');
    await press(panel, 'Following');
    await panel.waitForSelector('.followed-tools button', { timeout: 5000 });
    await panel.click('.followed-tools button');
    await panel.waitForSelector('.followed-history', { timeout: 5000 });
    expect(await panel.evaluate(() => location.hash)).toBe('#followed');
    const visited = await ownHistory();
    for (const { id, name } of gpts) {
      expect(visited).not.toContain(id);
      expect(visited).not.toContain(name);
    }
    // Back and forward still lead to the same views.
    await panel.evaluate(() => history.go(-2));
    await panel.waitForSelector('.gpt h2');
    expect(world.gateway.stats().lookups).toBe(2);
  });
});

describe('an address looks nothing up when it is loaded', () => {
  test.each(['popup.html#', 'sidepanel.html#gpt/'])('not %s of an unread GPT', async (path) => {
    const { id, name } = secretGpt();
    const page = await world.extension.openPage(world.extension.extensionUrl(path + id));
    await page.waitForSelector('.look-up-offer button');
    expect(await page.$eval('main', ({ innerText }) => innerText)).toMatch(
      /not looked up[\s\S]*1 look-up/,
    );
    await pause();
    expect(world.gateway.stats().lookups).toBe(0);
    await press(page, 'Look up');
    await page.waitForSelector('.gpt h2');
    expect(await page.$eval('.gpt h2', ({ textContent }) => textContent)).toBe(name);
    expect(world.gateway.stats().byId).toEqual({ [id]: 1 });

    // What the cache knows is there after a reload, with its price for asking again.
    await page.evaluate(() => location.reload());
    await page.waitForFunction(
      () => document.querySelector('.look-up-offer') && document.querySelector('.gpt h2'),
    );
    await pause();
    expect(world.gateway.stats().lookups).toBe(1);
  });

  test('not one that was opened from the address bar and is loaded again or opened twice', async () => {
    const { id, link } = secretGpt();
    await world.extension.typeOmnibox(link);
    await world.extension.submitOmnibox(link);
    const page = await opened('popup.html', '.gpt h2');
    await page.evaluate(() => location.reload());
    await page.waitForSelector('.look-up-offer');
    const copy = await world.extension.openPage(page.url());
    await copy.waitForSelector('.popup-hint');
    await pause();
    expect(world.gateway.stats().byId).toEqual({ [id]: 1 });
  });
});
