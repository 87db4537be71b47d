import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { waitForExtensionPage } from '../support/driver/extension-page.ts';
import { fill, press } from '../support/driver/index.ts';
import { waitForText } from '../support/fixtures/batch-panel.ts';
import { onlyIn, useFixture } from '../support/fixtures/fixture.ts';

const fixture = useFixture();

/** APIs that mobile browsers lack. */
const MISSING = [
  'windows',
  'commands',
  'contextMenus',
  'omnibox',
  'sidebarAction',
  'sidePanel',
  'notifications',
];

/** Opens an extension page without the APIs for windows, menus, shortcuts and panels, and records its errors. */
async function openWithout(path: string): Promise<{ page: Page; errors: string[] }> {
  const page = await fixture.extension.browser.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.evaluateOnNewDocument((names) => {
    const { chrome, browser } = globalThis as unknown as Record<'chrome' | 'browser', object>;
    // Newer browsers have both names, for the same or for two objects.
    for (const api of [chrome, browser].filter(Boolean)) {
      for (const name of names) {
        Object.defineProperty(api, name, { value: undefined, configurable: true });
      }
    }
  }, MISSING);
  await page.goto(fixture.extension.extensionUrl(path));
  const left = await page.evaluate((names) => {
    const { chrome, browser } = globalThis as unknown as Record<string, Record<string, unknown>>;
    return names.filter((name) => chrome?.[name] ?? browser?.[name]);
  }, MISSING);
  expect(left).toEqual([]);
  return { page, errors };
}

const chromiumOnly = onlyIn(
  'chromium',
  'Firefox’s driver cannot run scripts before those of an extension page',
);

test(
  "lists a page's GPTs and looks them up in the side panel without desktop APIs",
  chromiumOnly,
  async () => {
    const page = await fixture.extension.openPage(`${fixture.pages.url}/many?n=6`);
    const { page: panel, errors } = await openWithout('sidepanel.html');
    await page.bringToFront();
    await waitForText(panel, '.list-count', /^6 GPTs/);
    await panel.$eval('.lookup-button button', (button) => (button as HTMLButtonElement).click());
    await waitForText(panel, '.batch-status', /6 GPTs · done/);
    expect(errors).toEqual([]);
  },
);

test(
  'searches in the popup and opens the side panel in a tab without desktop APIs',
  chromiumOnly,
  async () => {
    const { page: popup, errors } = await openWithout('popup.html');
    await fill(popup, 'Search GPTs', 'plan');
    await popup.keyboard.press('Enter');
    await popup.waitForSelector('.hit');
    // The popup closes on this click, before the driver gets a response.
    await press(popup, 'Open side panel').catch(() => {});
    const panel = await waitForExtensionPage(
      fixture.extension.browser,
      fixture.extension.extensionUrl('sidepanel.html'),
    );
    await panel?.waitForSelector('.import-form');
    expect(panel).toBeDefined();
    expect(errors).toEqual([]);
  },
);

test('shows the options page without desktop APIs', chromiumOnly, async () => {
  const { page, errors } = await openWithout('options.html');
  await page.waitForSelector('.panel');
  expect(errors).toEqual([]);
});
