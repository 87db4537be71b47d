import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import {
  control,
  fill,
  hover,
  press,
  restAwayFromEverything,
  waitForCard,
  waitForNoCard,
  waitForPageText,
} from '../support/driver/index.ts';
import {
  hoverGpt,
  SAVING_MS,
  saveGateway,
  untouchedGpt,
  useFixture,
} from '../support/fixtures/fixture.ts';

const fixture = useFixture();

function shownSettings(options: Page): Promise<string[]> {
  return options.$$eval('.setting', (all) =>
    all
      .filter((setting) => setting.checkVisibility())
      .map((setting) => setting.querySelector('.label, .button')?.textContent?.trim() ?? ''),
  );
}

/** Everything in the extension's storage, as text. */
function stored(options: Page): Promise<string> {
  return options.evaluate(async () => {
    const { chrome } = globalThis as unknown as {
      chrome: { storage: Record<'local' | 'session', { get(): Promise<object> }> };
    };
    const all = [await chrome.storage.local.get(), await chrome.storage.session.get()];
    return JSON.stringify([...all, { ...localStorage }, { ...sessionStorage }]);
  });
}

describe('a changed setting', () => {
  test.each([
    ['Language', 'en', 'auto'],
    ['Theme', 'dark', 'auto'],
    ['Density', 'dense', 'comfortable'],
    ['Use GPT Lens', 'only', 'except'],
  ])('has its own reset button: %s', async (name, chosen, byDefault) => {
    const options = await fixture.extension.openOptions();
    const select = await control(options, name);
    const value = () => select.evaluate((list) => (list as HTMLSelectElement).selectedIndex);
    expect(await value()).toBe(0);
    const index = await select.evaluate(
      (list, wanted) =>
        [...(list as HTMLSelectElement).options].findIndex(({ value: each }) => each === wanted),
      chosen,
    );
    await select.select(chosen);
    await sleep(SAVING_MS);
    expect(await value()).toBe(index);
    expect(await options.$$('.reset')).toHaveLength(1);
    await press(options, `Reset: ${name}`);
    await sleep(SAVING_MS);
    expect(await select.evaluate((list) => (list as HTMLSelectElement).value)).toBe(byDefault);
    expect(await options.$$('.reset')).toHaveLength(0);
    await options.close();
  });

  test.each([
    ['Daily limit', '7', ''],
    ['Look up again after (hours)', '3', '24'],
  ])('has its own reset button: %s', async (name, typed, byDefault) => {
    const options = await fixture.extension.openOptions();
    await fill(options, name, typed);
    await options.keyboard.press('Enter');
    await options.keyboard.press('Tab');
    await sleep(SAVING_MS);
    await press(options, `Reset: ${name}`);
    await sleep(SAVING_MS);
    const field = await control(options, name);
    expect(await field.evaluate((input) => (input as HTMLInputElement).value)).toBe(byDefault);
    expect(await options.$$('.reset')).toHaveLength(0);
    await options.close();
  });

  test('has its own reset button: Sites', async () => {
    const options = await fixture.extension.openOptions();
    await fill(options, 'Add a site', '*.example.com');
    await press(options, 'Add');
    await control(options, 'Remove example.com');
    await press(options, 'Reset: Sites');
    await waitForPageText(options, 'GPT Lens is on everywhere.');
  });
});

test('rejects an invalid site with a message', async () => {
  const options = await fixture.extension.openOptions();
  await fill(options, 'Add a site', 'ftp://example.com');
  await options.keyboard.press('Enter');
  await waitForPageText(options, 'works only on http and https');
  expect(await options.$$('.sites li')).toHaveLength(0);
});

describe('the settings search', () => {
  test('filters the settings, shows their number, and is cleared by Escape', async () => {
    const options = await fixture.extension.openOptions();
    await control(options, 'Search settings');
    const all = await shownSettings(options);
    await fill(options, 'Search settings', 'theme');
    await waitForPageText(options, '1 setting found');
    expect(await shownSettings(options)).toEqual(['Theme']);
    await fill(options, 'Search settings', 'qwertz');
    await waitForPageText(options, 'No settings match');
    expect(await shownSettings(options)).toEqual([]);
    expect(
      await options.$$eval('.panel', (all) => all.filter((it) => it.checkVisibility())),
    ).toEqual([]);
    await options.keyboard.press('Escape');
    await options.waitForFunction(
      () => !document.querySelector('.settings-search .hint')?.textContent,
    );
    expect(await shownSettings(options)).toEqual(all);
  });

  test('works by keyboard alone: Tab focuses it first, then the first result', async () => {
    const options = await fixture.extension.openOptions();
    await control(options, 'Search settings');
    await options.keyboard.press('Tab');
    await options.keyboard.type('appearance dark');
    await waitForPageText(options, '1 setting found');
    await options.keyboard.press('Tab');
    const focused = await options.evaluate(() => document.activeElement?.localName);
    expect(focused).toBe('select');
  });
});

describe('“Forget the key”', () => {
  test('removes the key everywhere and can be undone until the page is closed', async () => {
    const options = await fixture.extension.openOptions();
    const { key } = fixture.gateway;
    expect(await stored(options)).toContain(key);
    await press(options, 'Forget the key');
    await waitForPageText(options, 'Key and base URL removed');
    expect(await stored(options)).not.toContain(key);
    expect(await options.content()).not.toContain(key);
    await press(options, 'Undo');
    await waitForPageText(options, 'Key and base URL restored');
    expect(await stored(options)).toContain(key);
    await press(options, 'Forget the key');
    await waitForPageText(options, 'Key and base URL removed');
    await options.close();
    const again = await fixture.extension.openOptions();
    await control(again, 'API key');
    expect(await again.$$('aria/Undo')).toHaveLength(0);
    expect(await stored(again)).not.toContain(key);
    await saveGateway(fixture);
  });
});

test('clears the cache after confirmation, so the next hover sends a request', async () => {
  const name = untouchedGpt(fixture);
  const page = await hoverGpt(fixture, name);
  await waitForCard(page, { name });
  const lookUpAgain = async () => {
    await page.bringToFront();
    await restAwayFromEverything(page);
    await waitForNoCard(page);
    await hover(page, '#link-in-frame');
    await waitForCard(page, { name });
    return fixture.gateway.stats().lookups;
  };
  const options = await fixture.extension.openOptions();
  await press(options, 'Clear cache');
  await press(options, 'Cancel');
  expect(await lookUpAgain()).toBe(1);
  await options.bringToFront();
  await press(options, 'Clear cache');
  await press(options, 'Clear');
  await waitForPageText(options, 'Cleared.');
  expect(await lookUpAgain()).toBe(2);
});
