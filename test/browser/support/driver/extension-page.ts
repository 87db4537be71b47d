import type { Browser, Page } from 'puppeteer-core';
import { poll } from './poll.ts';

/** A tab whose address begins so; waits until it is there and loaded. */
export async function waitForExtensionPage(
  browser: Browser,
  url: string,
): Promise<Page | undefined> {
  return poll(() => findPage(browser, url), Boolean, 5000);
}

/** By what each tab says of itself: Puppeteer does not hear where Firefox's own pages have gone. */
async function findPage(browser: Browser, url: string): Promise<Page | undefined> {
  for (const page of await browser.pages()) {
    const isMatch = await page
      .evaluate(
        (wanted) => location.href.startsWith(wanted) && document.readyState === 'complete',
        url,
      )
      // A tab that is just going somewhere else.
      .catch(() => false);
    if (isMatch) return page;
  }
  return undefined;
}
