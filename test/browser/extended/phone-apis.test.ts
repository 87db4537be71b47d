import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { waitForExtensionPage } from '../support/driver/extension-page.ts';
import { fill, press } from '../support/driver/index.ts';
import { waitForText } from '../support/fixtures/batch-panel.ts';
import { useFixture } from '../support/fixtures/fixture.ts';
import { onlyIn } from '../support/fixtures/only-in.ts';

const world = useFixture();

/** What browsers on phones do not have. */
const MISSING = [
  'windows',
  'commands',
  'contextMenus',
  'omnibox',
  'sidebarAction',
  'sidePanel',
  'notifications',
];

/** A page of the extension in a browser without windows, menus, shortcuts and panels; with the errors that it throws. */
async function openWithout(path: string): Promise<{ page: Page; errors: string[] }> {
  const page = await world.extension.browser.newPage();
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
  await page.goto(world.extension.extensionUrl(path));
  const left = await page.evaluate((names) => {
    const { chrome, browser } = globalThis as unknown as Record<string, Record<string, unknown>>;
    return names.filter((name) => chrome?.[name] ?? browser?.[name]);
  }, MISSING);
  expect(left).toEqual([]);
  return { page, errors };
}

const chromiumOnly = onlyIn(
  'chromium',
  'Firefox lets no driver change what an extension’s page begins with',
);

test('the side panel’s page lists a page’s GPTs and surveys them', chromiumOnly, async () => {
  const page = await world.extension.openPage(`${world.pages.url}/many?n=6`);
  const { page: panel, errors } = await openWithout('sidepanel.html');
  await page.bringToFront();
  await waitForText(panel, '.list-count', /^6 GPTs/);
  await panel.$eval('.lookup-button button', (button) => (button as HTMLButtonElement).click());
  await waitForText(panel, '.batch-status', /6 GPTs · done/);
  expect(errors).toEqual([]);
});

test('the popup’s page searches, and opens the side panel in a tab', chromiumOnly, async () => {
  const { page: popup, errors } = await openWithout('popup.html');
  await fill(popup, 'Search GPTs', 'plan');
  await popup.keyboard.press('Enter');
  await popup.waitForSelector('.hit');
  // It closes at that, and takes the answer of the press with it.
  await press(popup, 'Open side panel').catch(() => {});
  const panel = await waitForExtensionPage(
    world.extension.browser,
    world.extension.extensionUrl('sidepanel.html'),
  );
  await panel?.waitForSelector('.import-form');
  expect(panel).toBeDefined();
  expect(errors).toEqual([]);
});

test(
  'the options page shows every section, without what cannot be changed there',
  chromiumOnly,
  async () => {
    const { page, errors } = await openWithout('options.html');
    await page.waitForSelector('.panel');
    expect(errors).toEqual([]);
  },
);
