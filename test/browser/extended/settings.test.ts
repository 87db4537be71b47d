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
} from '../support/driver/index.ts';
import {
  hoverGpt,
  SAVING_MS,
  saveGateway,
  untouchedGpt,
  useFixture,
} from '../support/fixtures/fixture.ts';

const world = useFixture();

async function says(options: Page, words: string): Promise<void> {
  await options.waitForFunction(
    (expected) => document.body.innerText.includes(expected),
    { timeout: 5000 },
    words,
  );
}

function shownSettings(options: Page): Promise<string[]> {
  return options.$$eval('.setting', (all) =>
    all
      .filter((setting) => setting.checkVisibility())
      .map((setting) => setting.querySelector('.label, .button')?.textContent?.trim() ?? ''),
  );
}

/** Everything that the extension keeps in its storage, as text. */
function stored(options: Page): Promise<string> {
  return options.evaluate(async () => {
    const { chrome } = globalThis as unknown as {
      chrome: { storage: Record<'local' | 'session', { get(): Promise<object> }> };
    };
    const all = [await chrome.storage.local.get(), await chrome.storage.session.get()];
    return JSON.stringify([...all, { ...localStorage }, { ...sessionStorage }]);
  });
}

describe('a setting that differs from its default', () => {
  test.each([
    ['Language', 'en', 'auto'],
    ['Theme', 'dark', 'auto'],
    ['Density', 'dense', 'comfortable'],
    ['API version', 'v1', 'auto'],
    ['Use GPT Lens', 'only', 'except'],
  ])('%s is reset by itself', async (name, chosen, byDefault) => {
    const options = await world.extension.openOptions();
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
  ])('%s is reset by itself', async (name, typed, byDefault) => {
    const options = await world.extension.openOptions();
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

  test('Sites is reset by itself', async () => {
    const options = await world.extension.openOptions();
    await fill(options, 'Add a site', '*.example.com');
    await press(options, 'Add');
    await control(options, 'Remove example.com');
    await press(options, 'Reset: Sites');
    await says(options, 'GPT Lens is on everywhere.');
  });
});

test('a site that is none is refused in a sentence and not listed', async () => {
  const options = await world.extension.openOptions();
  await fill(options, 'Add a site', 'ftp://example.com');
  await options.keyboard.press('Enter');
  await says(options, 'works only on http and https');
  expect(await options.$$('.sites li')).toHaveLength(0);
});

describe('the search for settings', () => {
  test('leaves what has the words, says how many, and is cleared by Escape', async () => {
    const options = await world.extension.openOptions();
    await control(options, 'Search settings');
    const all = await shownSettings(options);
    await fill(options, 'Search settings', 'theme');
    await says(options, '1 setting found');
    expect(await shownSettings(options)).toEqual(['Theme']);
    await fill(options, 'Search settings', 'qwertz');
    await says(options, 'No settings match');
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

  test('works by keyboard alone: the first Tab comes to it, the next to what was found', async () => {
    const options = await world.extension.openOptions();
    await control(options, 'Search settings');
    await options.keyboard.press('Tab');
    await options.keyboard.type('appearance dark');
    await says(options, '1 setting found');
    await options.keyboard.press('Tab');
    const focused = await options.evaluate(() => document.activeElement?.localName);
    expect(focused).toBe('select');
  });
});

describe('forgetting the key', () => {
  test('leaves it nowhere, and can be undone until the page is left', async () => {
    const options = await world.extension.openOptions();
    const { key } = world.gateway;
    expect(await stored(options)).toContain(key);
    await press(options, 'Forget the key');
    await says(options, 'Key and base URL removed');
    expect(await stored(options)).not.toContain(key);
    expect(await options.content()).not.toContain(key);
    await press(options, 'Undo');
    await says(options, 'Key and base URL restored');
    expect(await stored(options)).toContain(key);
    await press(options, 'Forget the key');
    await says(options, 'Key and base URL removed');
    await options.close();
    const again = await world.extension.openOptions();
    await control(again, 'API key');
    expect(await again.$$('aria/Undo')).toHaveLength(0);
    expect(await stored(again)).not.toContain(key);
    await saveGateway(world);
  });
});

test('what has been read is cleared once it is confirmed, and costs a look-up again', async () => {
  const name = untouchedGpt(world);
  const page = await hoverGpt(world, name);
  await waitForCard(page, { name });
  const lookUpAgain = async () => {
    await page.bringToFront();
    await restAwayFromEverything(page);
    await sleep(500);
    await hover(page, '#link-in-frame');
    await waitForCard(page, { name });
    return world.gateway.stats().lookups;
  };
  const options = await world.extension.openOptions();
  await press(options, 'Clear cache');
  await press(options, 'Cancel');
  expect(await lookUpAgain()).toBe(1);
  await options.bringToFront();
  await press(options, 'Clear cache');
  await press(options, 'Clear');
  await says(options, 'Cleared.');
  expect(await lookUpAgain()).toBe(2);
});
