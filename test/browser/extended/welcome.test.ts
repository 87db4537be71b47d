import type { Page } from 'puppeteer-core';
import { afterAll, describe, expect, test } from 'vitest';
import { DEFAULT_APPEARANCE } from '../../../utils/settings/appearance.ts';
import { axeOnCard, axeOnPage } from '../support/driver/axe.ts';
import {
  control,
  fill,
  hover,
  press,
  waitForCard,
  waitForNoCard,
  waitForWelcomePage,
} from '../support/driver/index.ts';
import { APPEARANCES, applyAppearance } from '../support/fixtures/appearance.ts';
import { hoverGpt, useFixture } from '../support/fixtures/fixture.ts';

const world = useFixture({ isSetUp: false, keepWelcomeOpen: true });

async function openWelcome(): Promise<Page> {
  const page = await world.extension.openPage(world.extension.extensionUrl('welcome.html'));
  await page.waitForSelector('form');
  return page;
}

async function welcomePages(): Promise<number> {
  const addresses = (await world.extension.browser.pages()).map((page) =>
    page.evaluate(() => location.pathname).catch(() => ''),
  );
  return (await Promise.all(addresses)).filter((path) => path === '/welcome.html').length;
}

test('it opens by itself when the extension is installed, once', async () => {
  const url = world.extension.extensionUrl('welcome.html');
  expect(await waitForWelcomePage(world.extension.browser, url)).toBeDefined();
  expect(await welcomePages()).toBe(1);
});

test('it does not come back when the background starts anew', async () => {
  await world.extension.stopBackground();
  const options = await world.extension.openOptions();
  await press(options, 'Copy diagnostics');
  expect(await welcomePages()).toBe(0);
});

test('its sample shows the real card, and nobody is asked', async () => {
  const welcome = await openWelcome();
  await hover(welcome, '#g-Sample000');
  const card = await waitForCard(welcome, { name: 'Garden Planner' });
  expect(card.text).toContain('Rosa Exemplar');
  expect(card.text).toContain('weather.example');
  await welcome.keyboard.press('Escape');
  await waitForNoCard(welcome);
  expect(world.gateway.stats().lookups).toBe(0);
});

describe('axe finds nothing wrong with it', () => {
  afterAll(() => applyAppearance(world, DEFAULT_APPEARANCE));

  test.each(APPEARANCES)('in $language, $theme', async (appearance) => {
    await applyAppearance(world, appearance);
    const welcome = await openWelcome();
    expect(await axeOnPage(welcome)).toEqual([]);
    await hover(welcome, '#g-Sample000');
    await waitForCard(welcome);
    expect(await axeOnCard(welcome)).toEqual([]);
  });

  test.each(APPEARANCES)(
    'nor with popup and card while nothing is set up: $language, $theme',
    async (appearance) => {
      await applyAppearance(world, appearance);
      const popup = await world.extension.openPopup();
      await popup.waitForSelector('.failure');
      expect(await axeOnPage(popup)).toEqual([]);
      const page = await hoverGpt(world, 'documented');
      await waitForCard(page, { isBusy: false });
      expect(await axeOnCard(page)).toEqual([]);
    },
  );
});

test('the popup leads to it while nothing is set up', async () => {
  const popup = await world.extension.openPopup();
  await press(popup, 'How GPT Lens works');
  const url = world.extension.extensionUrl('welcome.html');
  expect(await waitForWelcomePage(world.extension.browser, url)).toBeDefined();
});

test('the gateway is set up in it, and then a real link can be tried', async () => {
  const welcome = await openWelcome();
  expect(await welcome.$('#g-2fkFE8rbu')).toBeNull();
  await fill(welcome, 'Base URL', world.gateway.url);
  await fill(welcome, 'API key', world.gateway.key);
  await press(welcome, 'Save');
  await control(welcome, 'chatgpt.com/g/g-2fkFE8rbu');
  await hover(welcome, '#g-2fkFE8rbu');
  const card = await waitForCard(welcome, { isBusy: false });
  expect(card.alert).toBe('');
  expect(world.gateway.stats().lookups).toBe(1);
});
