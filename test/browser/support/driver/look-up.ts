import type { Page } from 'puppeteer-core';
import type { ExtensionBrowser } from './types.ts';

/** A page of the extension at the address of a GPT, after a press on its button: the address alone looks nothing up. */
export async function openAndLookUp(lens: ExtensionBrowser, path: string): Promise<Page> {
  const page = await lens.openPage(lens.extensionUrl(path));
  await lookUp(page);
  return page;
}

export async function lookUp(page: Page): Promise<void> {
  await page.locator('.look-up-offer button').click();
}
