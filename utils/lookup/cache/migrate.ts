import type { IDBPTransaction } from 'idb';
import { type CacheSchema, type Database, USE_INDEX } from './schema.ts';
import { KEY_PATHS, STORE_NAMES, type StoreName, toEntry } from './store.ts';

type Upgrade = IDBPTransaction<CacheSchema, StoreName[], 'versionchange'>;

/**
 * Makes a library of any older version, or none (0), one of this version.
 * - 1: readings and pictures, each with its `readAt`
 * - 2: absences; every entry with `usedAt` and `size`, and an index of both
 */
export function migrate(database: Database, oldVersion: number, upgrade: Upgrade): void {
  // An upgrade that fails is undone by the browser; whoever opens the database hears of it.
  upgrade.done.catch(() => undefined);
  for (const storeName of STORE_NAMES) {
    const exists = database.objectStoreNames.contains(storeName);
    const store = exists
      ? upgrade.objectStore(storeName)
      : database.createObjectStore(storeName, { keyPath: KEY_PATHS[storeName] });
    if (oldVersion < 2) store.createIndex(USE_INDEX, ['usedAt', 'size']);
  }
  if (oldVersion === 1) {
    const migrations = [addUse(upgrade, 'readings'), addUse(upgrade, 'pictures')];
    Promise.all(migrations).catch(() => abort(upgrade));
  }
}

/** Entries of version 1 were last used, as far as is known, when they were read. */
async function addUse(upgrade: Upgrade, storeName: StoreName): Promise<void> {
  let cursor = await upgrade.objectStore(storeName).openCursor();
  while (cursor) {
    const entry = withUse(cursor.value);
    if (entry) cursor.update(entry);
    else cursor.delete();
    cursor = await cursor.continue();
  }
}

function withUse(found: unknown) {
  try {
    const { readAt, ...rest } = found as { readAt: unknown };
    return Number.isFinite(readAt) ? toEntry({ ...rest, readAt }, Number(readAt)) : undefined;
  } catch {
    // What cannot be written as JSON was no reading and no picture.
    return undefined;
  }
}

function abort(upgrade: Upgrade): void {
  try {
    upgrade.abort();
  } catch {
    // It is over already.
  }
}
