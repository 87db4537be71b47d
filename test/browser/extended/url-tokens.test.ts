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

const fixture = useFixture();

let readHistory: () => Promise<string>;

beforeAll(async () => {
  readHistory = await browsingHistoryReader(fixture.extension);
});

/** A GPT that has not been looked up, whose id and name must not appear anywhere afterwards. */
function secretGpt() {
  return fixture.gateway.catalogue.get(untouchedGpt(fixture));
}

/** Waits for a page that the extension opened, and for an element in it. */
async function opened(path: string, shown: string): Promise<Page> {
  const page = await waitForExtensionPage(
    fixture.extension.browser,
    fixture.extension.extensionUrl(path),
  );
  if (!page) throw new Error(`${path} was not opened.`);
  await page.waitForSelector(shown);
  return page;
}

/** The history entries of the extension's pages. */
async function ownHistory(): Promise<string> {
  await pause();
  const origin = fixture.extension.extensionUrl('');
  const lines = (await readHistory()).split('\n').filter((line) => line.startsWith(origin));
  return decodeURIComponent(lines.join('\n').replaceAll('+', ' '));
}

describe("the browser's history of an ordinary window", () => {
  test('contains no words of an omnibox search, which is made only once', async () => {
    await fixture.extension.typeOmnibox('very secret words');
    await fixture.extension.submitOmnibox('very secret words');
    const popup = await opened('popup.html', '.hit, .popup-hint');
    expect(fixture.gateway.stats().bySearch).toEqual({ 'very secret words': 1 });
    expect(await ownHistory()).not.toMatch(/very|secret/);
    await popup.evaluate(() => location.reload());
    await pause();
    expect(fixture.gateway.stats().lookups).toBe(1);
  });

  test('contains no id of a GPT whose details were opened from a card', async () => {
    const { id, name } = secretGpt();
    fixture.gateway.fail({ kind: 'key-exhausted' });
    const page = await hoverGpt(fixture, name);
    await waitForCard(page, { isBusy: false });
    await clickInCard(page, 'button', 'Details');
    await opened('popup.html', '.failure');
    expect(await ownHistory()).not.toContain(id);
    await forgetFailures(fixture);
  });

  test("contains no ids of GPTs visited in the side panel's page", async () => {
    const gpts = [secretGpt(), secretGpt()];
    for (const { name } of gpts) {
      const page = await hoverGpt(fixture, name);
      await waitForCard(page, { isBusy: false });
      await page.close();
    }
    const panel = await openSidePanel(fixture.extension, '#history');
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
    expect(fixture.gateway.stats().lookups).toBe(2);
  });
});

describe('the URL of an extension page', () => {
  test.each(['popup.html#', 'sidepanel.html#gpt/'])(
    'causes no look-up when it is loaded: %s',
    async (path) => {
      const { id, name } = secretGpt();
      const page = await fixture.extension.openPage(fixture.extension.extensionUrl(path + id));
      await page.waitForSelector('.look-up-offer button');
      expect(await page.$eval('main', ({ innerText }) => innerText)).toMatch(
        /not looked up[\s\S]*1 look-up/,
      );
      await pause();
      expect(fixture.gateway.stats().lookups).toBe(0);
      await press(page, 'Look up');
      await page.waitForSelector('.gpt h2');
      expect(await page.$eval('.gpt h2', ({ textContent }) => textContent)).toBe(name);
      expect(fixture.gateway.stats().byId).toEqual({ [id]: 1 });

      // The cached GPT is shown after a reload, with the cost of a refresh.
      await page.evaluate(() => location.reload());
      await page.waitForFunction(
        () => document.querySelector('.look-up-offer') && document.querySelector('.gpt h2'),
      );
      await pause();
      expect(fixture.gateway.stats().lookups).toBe(1);
    },
  );

  test('causes no second look-up when a page opened from the omnibox is reloaded or duplicated', async () => {
    const { id, link } = secretGpt();
    await fixture.extension.typeOmnibox(link);
    await fixture.extension.submitOmnibox(link);
    const page = await opened('popup.html', '.gpt h2');
    await page.evaluate(() => location.reload());
    await page.waitForSelector('.look-up-offer');
    const copy = await fixture.extension.openPage(page.url());
    await copy.waitForSelector('.popup-hint');
    await pause();
    expect(fixture.gateway.stats().byId).toEqual({ [id]: 1 });
  });
});
