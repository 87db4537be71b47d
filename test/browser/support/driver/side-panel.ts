import type { Page } from 'puppeteer-core';
import type { ExtensionBrowser } from './types.ts';

/** The side panel's page in a tab of a side panel's width, at one of its views. */
export async function openSidePanel(extension: ExtensionBrowser, view = ''): Promise<Page> {
  const page = await extension.openPage(extension.extensionUrl(`sidepanel.html${view}`));
  await page.setViewport({ width: 400, height: 800 });
  return page;
}
