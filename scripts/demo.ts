import type { Page } from 'puppeteer-core';
import {
  type ExtensionBrowser,
  type LaunchOptions,
  launchExtension,
  saveGateway,
} from '../test/browser/support/driver/index.ts';
import { servePages } from '../test/pages/server.ts';
import { type BrowserKind, findBrowser, getBrowser, kinds } from './browsers.ts';

/**
 * Selects a browser: the wanted kind, else an installed Chromium or Firefox. Throws if there is no display for a
 * window.
 */
export async function chooseBrowser(wanted: BrowserKind | undefined, headless: boolean) {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (!headless && process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY)
    throw new Error('There is no display to open a browser on. Add: -- --headless');
  const kind = wanted ?? (await firstInstalled());
  return { kind, executablePath: await getBrowser(kind) };
}

async function firstInstalled(): Promise<BrowserKind> {
  for (const kind of kinds) if (await findBrowser(kind)) return kind;
  return 'chromium';
}

/** Opens a browser with the extension set up and the demo page in its only tab. */
export async function openDemo(
  kind: BrowserKind,
  launch: Partial<LaunchOptions>,
  gateway: { url: string; key: string },
): Promise<{ extension: ExtensionBrowser; page: Page }> {
  const pages = await servePages();
  const extension = await launchExtension(kind, launch);
  await saveGateway(extension, gateway);
  const page = await extension.openPage(pages.url);
  for (const other of await extension.browser.pages()) if (other !== page) await other.close();
  return { extension, page };
}

/** Resolves when the browser is closed. */
export function untilClosed({ browser }: ExtensionBrowser): Promise<void> {
  return new Promise((resolve) => browser.once('disconnected', () => resolve()));
}
