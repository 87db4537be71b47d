import type { Page } from 'puppeteer-core';

/** Waits until so many cards stand in a page. Looks at the page only: whoever looks into a card holds what is in it. */
export async function waitForCardCount(page: Page, count: number): Promise<void> {
  await page.waitForFunction(
    (wanted) => document.querySelectorAll('html > div').length === wanted,
    { polling: 20 },
    count,
  );
}
