import type { Browser, Page } from 'puppeteer-core';
import { poll } from './poll.ts';
import type { ExtensionBrowser } from './types.ts';

/** Waits for a loaded tab whose URL starts with `url`. */
export async function waitForExtensionPage(
  browser: Browser,
  url: string,
): Promise<Page | undefined> {
  return poll(() => findPage(browser, url), Boolean, 5000);
}

/** Asks each tab for its URL, because Puppeteer is not notified when Firefox's own pages navigate. */
async function findPage(browser: Browser, url: string): Promise<Page | undefined> {
  for (const page of await browser.pages()) {
    const isMatch = await page
      .evaluate(
        (wanted) => location.href.startsWith(wanted) && document.readyState === 'complete',
        url,
      )
      // The tab is navigating.
      .catch(() => false);
    if (isMatch) return page;
  }
  return undefined;
}

/** Closes the welcome page. */
export async function closeWelcome(browser: Browser, url: string): Promise<void> {
  const page = await waitForExtensionPage(browser, url);
  await page?.close();
}

/** Opens an extension page at the URL of a GPT and presses its look-up button: the URL alone causes no look-up. */
export async function openAndLookUp(extension: ExtensionBrowser, path: string): Promise<Page> {
  const page = await extension.openPage(extension.extensionUrl(path));
  await lookUp(page);
  return page;
}

export async function lookUp(page: Page): Promise<void> {
  await page.locator('.look-up-offer button').click();
}

/** Opens the side panel's page in a tab of a side panel's width, at one of its views. */
export async function openSidePanel(extension: ExtensionBrowser, view = ''): Promise<Page> {
  const page = await extension.openPage(extension.extensionUrl(`sidepanel.html${view}`));
  await page.setViewport({ width: 400, height: 800 });
  return page;
}
