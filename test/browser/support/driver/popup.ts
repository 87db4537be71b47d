import type { Page } from 'puppeteer-core';
import type { ChromiumExtensionBrowser, ExtensionBrowser } from './types.ts';

/**
 * Opens the popup over a page: the real one in Chromium. No driver can click Firefox's toolbar button, so there the
 * popup is in a tab behind the page, which stays the active tab.
 */
export async function openPopupOver(extension: ExtensionBrowser, page: Page): Promise<Page> {
  if (extension.kind === 'chromium')
    return (extension as ChromiumExtensionBrowser).openToolbarPopup(page);
  const popup = await extension.openPopup();
  await page.bringToFront();
  await popup.evaluate(() => location.reload());
  await popup.waitForSelector('.site-bar');
  return popup;
}

/** Presses a button of the popup by its text, without bringing the popup's tab to the front. */
export async function pressInPopup(popup: Page, words: string | RegExp): Promise<void> {
  const { source, flags } = new RegExp(words);
  await popup.waitForFunction(
    (pattern, how) => {
      const wanted = [...document.querySelectorAll('button')].find(({ textContent }) =>
        new RegExp(pattern, how).test(textContent),
      );
      wanted?.click();
      return wanted !== undefined;
    },
    { timeout: 5000, polling: 50 },
    source,
    flags,
  );
}

/** Waits until the popup's site bar contains some words. */
export async function popupSays(popup: Page, words: string): Promise<void> {
  await popup.waitForFunction(
    (expected) => document.querySelector('.site-bar')?.textContent.includes(expected),
    { timeout: 5000, polling: 50 },
    words,
  );
}
