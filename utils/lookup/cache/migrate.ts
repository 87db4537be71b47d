import type { IDBPTransaction } from 'idb';
import { BY_USE, type Database, type LibrarySchema } from './schema.ts';
import { entryOf, KEYS, SHELVES, type Shelf } from './store.ts';

type Upgrade = IDBPTransaction<LibrarySchema, Shelf[], 'versionchange'>;

/**
 * Makes a library of any older version, or none (0), one of this version.
 * - 1: readings and pictures, each with its `readAt`
 * - 2: absences; every entry with `usedAt` and `size`, and an index of both
 */
export function migrate(database: Database, oldVersion: number, upgrade: Upgrade): void {
  // An upgrade that fails is undone by the browser; whoever opens the database hears of it.
  upgrade.done.catch(() => undefined);
  for (const shelf of SHELVES) {
    const isThere = database.objectStoreNames.contains(shelf);
    const store = isThere
      ? upgrade.objectStore(shelf)
      : database.createObjectStore(shelf, { keyPath: KEYS[shelf] });
    if (oldVersion < 2) store.createIndex(BY_USE, ['usedAt', 'size']);
  }
  if (oldVersion === 1) {
    const both = [addUse(upgrade, 'readings'), addUse(upgrade, 'pictures')];
    Promise.all(both).catch(() => abort(upgrade));
  }
}

/** Entries of version 1 were last used, as far as is known, when they were read. */
async function addUse(upgrade: Upgrade, shelf: Shelf): Promise<void> {
  let cursor = await upgrade.objectStore(shelf).openCursor();
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
    return Number.isFinite(readAt) ? entryOf({ ...rest, readAt }, Number(readAt)) : undefined;
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
