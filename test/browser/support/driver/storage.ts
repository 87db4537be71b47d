import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import type { UserDataStore } from '../../../../utils/user-data/schema.ts';
import type { ExtensionBrowser } from './types.ts';

/** Writes values to the extension's local storage. */
export async function saveInStorage(extension: ExtensionBrowser, values: object): Promise<void> {
  const page = await extension.openOptions();
  await page.evaluate((all) => {
    const { chrome } = globalThis as unknown as {
      chrome: { storage: { local: { set(items: object): Promise<void> } } };
    };
    return chrome.storage.local.set(all);
  }, values);
  // Lets the background handle the storage event; nothing shows when it has.
  await sleep(300);
  await page.close();
}

/** Adds records to the user data, without the events that the extension's own changes cause. */
export async function addUserData(
  extension: ExtensionBrowser,
  records: Partial<Record<UserDataStore, object[]>>,
): Promise<void> {
  // The side panel creates the database.
  const page = await extension.openPage(extension.extensionUrl('sidepanel.html#history'));
  await page.waitForSelector('main');
  await page.evaluate(async (added) => {
    const opening = indexedDB.open('gpt-lens-records');
    await new Promise((resolve) => opening.addEventListener('success', resolve));
    const transaction = opening.result.transaction(Object.keys(added), 'readwrite');
    for (const [store, all] of Object.entries(added))
      for (const record of all) transaction.objectStore(store).put(record);
    await new Promise((resolve) => transaction.addEventListener('complete', resolve));
    opening.result.close();
  }, records);
  await page.close();
}

/**
 * Returns everything that the extension has stored, in storage and databases, as text; `own` is a page of the
 * extension.
 */
export function dumpStorage(own: Page): Promise<string> {
  return own.evaluate(async () => {
    const { chrome } = globalThis as unknown as {
      chrome: { storage: Record<'local' | 'session', { get(): Promise<object> }> };
    };
    const { local, session } = chrome.storage;

    function resultOf<T>(request: IDBRequest<T>): Promise<T> {
      return new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    }

    async function entriesOf(name: string): Promise<unknown[]> {
      const database = await resultOf(indexedDB.open(name));
      const stores = [...database.objectStoreNames];
      const transaction = stores.length > 0 ? database.transaction(stores) : undefined;
      const entries = await Promise.all(
        stores.map((store) => transaction && resultOf(transaction.objectStore(store).getAll())),
      );
      database.close();
      return entries;
    }

    const databases = await indexedDB.databases();
    const entries = await Promise.all(databases.map(({ name = '' }) => entriesOf(name)));
    return JSON.stringify([await local.get(), await session.get(), entries]);
  });
}
