import type { Page } from 'puppeteer-core';
import {
  type LaunchOptions,
  type LensBrowser,
  launchLens,
} from '../../test/browser/driver/index.ts';
import { servePages } from '../../test/pages/server.ts';
import type { BrowserKind } from '../browsers/kinds.ts';
import { saveSettings } from './save-settings.ts';

/** A browser with the extension loaded and set up, and in its only tab the page of GPT links. */
export async function openDemo(
  kind: BrowserKind,
  launch: Partial<LaunchOptions>,
  gateway: { url: string; key: string },
): Promise<{ lens: LensBrowser; page: Page }> {
  const pages = await servePages();
  const lens = await launchLens(kind, launch);
  await saveSettings(lens, gateway);
  const page = await lens.openPage(pages.url);
  for (const other of await lens.browser.pages()) if (other !== page) await other.close();
  return { lens, page };
}
