import { setTimeout as sleep } from 'node:timers/promises';
import type { ExtensionBrowser } from './types.ts';

/** Puts values where the extension saves its settings. */
export async function saveInStorage(extension: ExtensionBrowser, values: object): Promise<void> {
  const page = await extension.openOptions();
  await page.evaluate((all) => {
    const { chrome } = globalThis as unknown as {
      chrome: { storage: { local: { set(items: object): Promise<void> } } };
    };
    return chrome.storage.local.set(all);
  }, values);
  // The background hears of it in a moment.
  await sleep(300);
  await page.close();
}
