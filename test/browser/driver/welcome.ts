import type { Browser, Page } from 'puppeteer-core';
import { poll } from './poll.ts';

/** The welcome page that the extension opens when it is installed; waits until it is there. */
export async function welcomePage(browser: Browser, url: string): Promise<Page | undefined> {
  return poll(() => findPage(browser, url), Boolean, 5000);
}

/** By what each tab says of itself: Puppeteer does not hear where Firefox's own pages have gone. */
async function findPage(browser: Browser, url: string): Promise<Page | undefined> {
  for (const page of await browser.pages()) {
    const isIt = await page
      .evaluate((wanted) => location.href === wanted && document.readyState === 'complete', url)
      // A tab that is just going somewhere else.
      .catch(() => false);
    if (isIt) return page;
  }
  return undefined;
}

/** Closes the welcome page, so that it stands in the way of nothing. */
export async function closeWelcome(browser: Browser, url: string): Promise<void> {
  const page = await welcomePage(browser, url);
  await page?.close();
}
