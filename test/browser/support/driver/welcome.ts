import type { Browser, Page } from 'puppeteer-core';
import { waitForExtensionPage } from './extension-page.ts';

/** The welcome page that the extension opens when it is installed; waits until it is there. */
export async function waitForWelcomePage(browser: Browser, url: string): Promise<Page | undefined> {
  return waitForExtensionPage(browser, url);
}

/** Closes the welcome page, so that it stands in the way of nothing. */
export async function closeWelcome(browser: Browser, url: string): Promise<void> {
  const page = await waitForExtensionPage(browser, url);
  await page?.close();
}
