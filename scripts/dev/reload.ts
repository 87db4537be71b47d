import type { Page } from 'puppeteer-core';
import type { LensBrowser } from '../../test/browser/driver/index.ts';

/**
 * Takes the extension that was built anew into the browser, and loads anew what it draws in: its own pages, and
 * the web pages, where the old script of a card stays as long as the page does.
 */
export async function reloadLens(lens: LensBrowser, extensionDir: string): Promise<void> {
  const pages = await lens.browser.pages();
  const open = await Promise.all(
    pages.map(async (page) => ({ page, address: await addressOf(page) })),
  );
  await lens.browser.installExtension(extensionDir);
  for (const { page, address } of open) {
    if (!address.startsWith(lens.extensionUrl(''))) await reload(page);
    else await openAnew(page, address);
  }

  /** Chromium closes the pages of an extension that goes; what Firefox leaves of them leads nowhere. */
  async function openAnew(page: Page, address: string): Promise<void> {
    if (!page.isClosed()) await page.close();
    await lens.openPage(address);
  }
}

/** What the tab says of itself: Puppeteer does not hear where Firefox's own pages have gone. */
function addressOf(page: Page): Promise<string> {
  return page.evaluate(() => location.href).catch(() => page.url());
}

/** A tab that is just being closed needs none. */
function reload(page: Page): Promise<void> {
  return page.evaluate(() => location.reload()).catch(() => {});
}
