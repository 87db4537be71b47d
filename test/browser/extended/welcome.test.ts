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
  waitForExtensionPage,
  waitForNoCard,
} from '../support/driver/index.ts';
import { APPEARANCES, applyAppearance } from '../support/fixtures/appearance.ts';
import { hoverGpt, useFixture } from '../support/fixtures/fixture.ts';

const fixture = useFixture({ isSetUp: false, keepWelcomeOpen: true });

async function openWelcome(): Promise<Page> {
  const page = await fixture.extension.openPage(fixture.extension.extensionUrl('welcome.html'));
  await page.waitForSelector('form');
  return page;
}

async function welcomePages(): Promise<number> {
  const addresses = (await fixture.extension.browser.pages()).map((page) =>
    page.evaluate(() => location.pathname).catch(() => ''),
  );
  return (await Promise.all(addresses)).filter((path) => path === '/welcome.html').length;
}

test('opens the welcome page once when the extension is installed', async () => {
  const url = fixture.extension.extensionUrl('welcome.html');
  expect(await waitForExtensionPage(fixture.extension.browser, url)).toBeDefined();
  expect(await welcomePages()).toBe(1);
});

test('does not reopen the welcome page when the background restarts', async () => {
  await fixture.extension.stopBackground();
  const options = await fixture.extension.openOptions();
  await press(options, 'Copy diagnostics');
  expect(await welcomePages()).toBe(0);
});

test("shows the real card for the welcome page's sample without a request", async () => {
  const welcome = await openWelcome();
  await hover(welcome, '#g-Sample000');
  const card = await waitForCard(welcome, { name: 'Garden Planner' });
  expect(card.text).toContain('Rosa Exemplar');
  expect(card.text).toContain('weather.example');
  await welcome.keyboard.press('Escape');
  await waitForNoCard(welcome);
  expect(fixture.gateway.stats().lookups).toBe(0);
});

describe('axe on the welcome page', () => {
  afterAll(() => applyAppearance(fixture, DEFAULT_APPEARANCE));

  test.each(APPEARANCES)(
    'finds no violations in page and sample card in $language, $theme',
    async (appearance) => {
      await applyAppearance(fixture, appearance);
      const welcome = await openWelcome();
      expect(await axeOnPage(welcome)).toEqual([]);
      await hover(welcome, '#g-Sample000');
      await waitForCard(welcome);
      expect(await axeOnCard(welcome)).toEqual([]);
    },
  );

  test.each(APPEARANCES)(
    'finds no violations in popup and card before setup in $language, $theme',
    async (appearance) => {
      await applyAppearance(fixture, appearance);
      const popup = await fixture.extension.openPopup();
      await popup.waitForSelector('.failure');
      expect(await axeOnPage(popup)).toEqual([]);
      const page = await hoverGpt(fixture, 'documented');
      await waitForCard(page, { isBusy: false });
      expect(await axeOnCard(page)).toEqual([]);
    },
  );
});

test('opens the welcome page from the popup before setup', async () => {
  const popup = await fixture.extension.openPopup();
  await press(popup, 'How GPT Lens works');
  const url = fixture.extension.extensionUrl('welcome.html');
  expect(await waitForExtensionPage(fixture.extension.browser, url)).toBeDefined();
});

test('sets up the gateway on the welcome page and then offers a real link', async () => {
  const welcome = await openWelcome();
  expect(await welcome.$('#g-2fkFE8rbu')).toBeNull();
  await fill(welcome, 'Base URL', fixture.gateway.url);
  await fill(welcome, 'API key', fixture.gateway.key);
  await press(welcome, 'Save');
  await control(welcome, 'chatgpt.com/g/g-2fkFE8rbu');
  await hover(welcome, '#g-2fkFE8rbu');
  const card = await waitForCard(welcome, { isBusy: false });
  expect(card.alert).toBe('');
  expect(fixture.gateway.stats().lookups).toBe(1);
});
