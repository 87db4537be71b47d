import { watch } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ExtensionBrowser } from '../test/browser/support/driver/index.ts';
import { messageOf, say } from './command.ts';
import { type BuildMode, buildExtension, extensionDir, root } from './extension.ts';

/** The folders and files that the extension is built from. */
const SOURCES = ['assets', 'components', 'entrypoints', 'locales', 'utils', 'wxt.config.ts'];

/** Debounce time: editors save in several steps, and a change of branches touches many files. */
const SETTLED_MS = 80;

/**
 * Rebuilds and reloads the extension whenever its sources change, until the browser is closed. `wxt dev` would need a dev
 * server, so content security policy and content scripts would differ from those in releases.
 */
export async function reloadOnChange(extension: ExtensionBrowser, mode: BuildMode): Promise<void> {
  let changedAt = Number.POSITIVE_INFINITY;
  for (const source of SOURCES) {
    watch(join(root, source), { recursive: true }, () => {
      changedAt = performance.now();
    });
  }
  while (extension.browser.connected) {
    await sleep(SETTLED_MS / 2);
    const start = performance.now();
    if (start - changedAt < SETTLED_MS) continue;
    changedAt = Number.POSITIVE_INFINITY;
    try {
      await buildExtension(extension.kind, mode);
      await reload(extension, extensionDir(extension.kind, mode));
      say(`Loaded after ${((performance.now() - start) / 1000).toFixed(1)} s.`);
    } catch (error) {
      say(`${messageOf(error)} The browser keeps the previous version.`);
    }
  }
}

/**
 * Reinstalls the extension and reloads all pages, because old content scripts live as long as their page. Extension
 * pages are reopened: Chromium closes them, and in Firefox their URLs become invalid.
 */
async function reload(extension: ExtensionBrowser, folder: string): Promise<void> {
  const open = (await extension.browser.pages()).map(async (page) => {
    // Puppeteer is not notified when Firefox's own pages navigate.
    const address = await page.evaluate(() => location.href).catch(() => page.url());
    return { page, address };
  });
  const pages = await Promise.all(open);
  await extension.browser.installExtension(folder);
  for (const { page, address } of pages) {
    if (!address.startsWith(extension.extensionUrl(''))) {
      // Fails for a tab that is being closed, which needs no reload.
      await page.evaluate(() => location.reload()).catch(() => {});
      continue;
    }
    if (!page.isClosed()) await page.close();
    await extension.openPage(address);
  }
}
