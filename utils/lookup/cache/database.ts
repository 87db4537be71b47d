import type { DBSchema, IDBPDatabase, IDBPTransaction } from 'idb';
import PQueue from 'p-queue';
import { abortTransaction, connect, TIMEOUT_MS } from '../../lib/database/connection.ts';
import { errorName } from '../../lib/errors.ts';
import { withTimeout } from '../../lib/with-timeout.ts';
import {
  type EntryUse,
  type EvictableStore,
  KEY_PATHS,
  STORE_NAMES,
  type StoreName,
  sumSizes,
  toEntry,
} from './store.ts';

/** Increase it with every change of what is stored, and upgrade older databases in `migrate`. */
const VERSION = 2;

/** An index of `usedAt` and `size`: lists entries without loading them, the least recently used first. */
const USE_INDEX = 'use';

/** How long not to use the database after an error: most such errors last, and memory replaces it meanwhile. */
export const BACKOFF_MS = 30_000;

/** Further transactions wait in a queue: without it, the last ones of a burst of thousands would time out. */
const CONCURRENCY = 50;

interface StoreSchema {
  key: IDBValidKey;
  /** Not validated. */
  value: unknown;
  indexes: { [USE_INDEX]: [number, number] };
}

interface CacheSchema extends DBSchema, Record<StoreName, StoreSchema> {}
type Database = IDBPDatabase<CacheSchema>;
type TransactionMode = 'readonly' | 'readwrite';
type Transaction<M extends TransactionMode | 'versionchange'> = IDBPTransaction<
  CacheSchema,
  StoreName[],
  M
>;
type Work<M extends TransactionMode, T> = (transaction: Transaction<M>) => Promise<T>;

/** A store that outlives the background. Every call rejects within seconds if the database fails. */
export function createDatabaseStore(name: string, now: () => number): EvictableStore {
  const connection = connect<CacheSchema>(name, {
    version: VERSION,
    upgrade: (database, oldVersion, _, upgrade) => migrate(database, oldVersion, upgrade),
    backoffMs: BACKOFF_MS,
    now,
  });
  const queue = new PQueue({ concurrency: CONCURRENCY });

  function runQueued<M extends TransactionMode, T>(
    mode: M,
    storeNames: StoreName[],
    work: Work<M, T>,
  ): Promise<T> {
    return queue.add(() => runWithReconnect(mode, storeNames, work));
  }

  async function runWithReconnect<M extends TransactionMode, T>(
    mode: M,
    storeNames: StoreName[],
    work: Work<M, T>,
  ) {
    const database = await connection.open();
    try {
      return await transact(database, mode, storeNames, work);
    } catch (error) {
      // A full disk says nothing about the connection.
      if (errorName(error) === 'QuotaExceededError') throw error;
      if (errorName(error) === 'TimeoutError') {
        connection.suspend(error);
        throw error;
      }
      // Most likely the browser has closed the connection.
      connection.drop(database);
    }
    return transact(await connection.open(), mode, storeNames, work);
  }

  return {
    get: (storeName, key) =>
      runQueued('readonly', [storeName], (transaction) =>
        transaction.objectStore(storeName).get(key),
      ),
    getMany: (storeName, keys) =>
      runQueued('readonly', [storeName], (transaction) =>
        Promise.all(keys.map((key) => transaction.objectStore(storeName).get(key))),
      ),
    getKeys: (storeName) =>
      runQueued('readonly', [storeName], (transaction) =>
        transaction.objectStore(storeName).getAllKeys(),
      ),
    put: (storeName, entry) =>
      runQueued('readwrite', [storeName], async (transaction) => {
        await transaction.objectStore(storeName).put(entry);
      }),
    update: (storeName, key, update) =>
      runQueued('readwrite', [storeName], async (transaction) => {
        const store = transaction.objectStore(storeName);
        const stored = await store.get(key);
        if (stored === undefined) return;
        const updated = update(stored);
        await (updated ? store.put(updated) : store.delete(key));
      }),
    remove: (storeName, key) =>
      runQueued('readwrite', [storeName], (transaction) =>
        transaction.objectStore(storeName).delete(key),
      ),
    getSize: (storeName) =>
      runQueued('readonly', [storeName], async (transaction) =>
        sumSizes(await listUses(transaction, storeName)),
      ),
    evict: (storeName, selectKeys) =>
      runQueued('readwrite', [storeName], async (transaction) => {
        const all = await listUses(transaction, storeName);
        const evicted = new Set(selectKeys(all));
        await Promise.all(
          [...evicted].map((key) => transaction.objectStore(storeName).delete(key)),
        );
        return sumSizes(all.filter(({ key }) => !evicted.has(key)));
      }),
    async clear() {
      try {
        await runQueued('readwrite', [...STORE_NAMES], async (transaction) => {
          await Promise.all(
            STORE_NAMES.map((storeName) => transaction.objectStore(storeName).clear()),
          );
        });
      } catch {
        // Clearing the cache includes deleting a broken database or one of a newer version.
        await connection.destroy();
      }
    },
  };
}

async function transact<M extends TransactionMode, T>(
  database: Database,
  mode: M,
  storeNames: StoreName[],
  work: Work<M, T>,
): Promise<T> {
  // Relaxed: an entry lost in a power cut is fetched again.
  const transaction = database.transaction(storeNames, mode, { durability: 'relaxed' });
  try {
    const working = Promise.all([work(transaction), transaction.done]);
    return (await withTimeout(working, TIMEOUT_MS, 'A transaction'))[0];
  } catch (error) {
    // The transaction's error is the cause; its requests fail with a generic AbortError.
    throw transaction.error ?? error;
  }
}

/** Lists a store's entries, the least recently used first. Entries without valid use data come before them. */
async function listUses(
  transaction: Transaction<TransactionMode>,
  storeName: StoreName,
): Promise<EntryUse[]> {
  const store = transaction.objectStore(storeName);
  const invalid = new Set(await store.getAllKeys());
  const valid: EntryUse[] = [];
  let cursor = await store.index(USE_INDEX).openKeyCursor();
  while (cursor) {
    const [usedAt, size] = cursor.key;
    if (Number.isFinite(usedAt) && Number.isFinite(size)) {
      valid.push({ key: cursor.primaryKey, usedAt, size });
      invalid.delete(cursor.primaryKey);
    }
    cursor = await cursor.continue();
  }
  const first = [...invalid].map((key) => ({ key, usedAt: Number.NEGATIVE_INFINITY, size: 0 }));
  return [...first, ...valid];
}

/**
 * Upgrades a database of any older version, or creates one (version 0).
 * - 1: GPTs and pictures, each with its `readAt`
 * - 2: negative entries; every entry has `usedAt` and `size`, with an index of both
 */
function migrate(
  database: Database,
  oldVersion: number,
  upgrade: Transaction<'versionchange'>,
): void {
  // If an upgrade fails, the browser reverts it and opening the database rejects.
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
    Promise.all(migrations).catch(() => abortTransaction(upgrade));
  }
}

/** Adds `usedAt` and `size` to entries of version 1, as if they were last used when they were fetched. */
async function addUse(upgrade: Transaction<'versionchange'>, storeName: StoreName): Promise<void> {
  let cursor = await upgrade.objectStore(storeName).openCursor();
  while (cursor) {
    const entry = withUse(cursor.value);
    if (entry) cursor.update(entry);
    else cursor.delete();
    cursor = await cursor.continue();
  }
}

function withUse(stored: unknown) {
  try {
    const { readAt, ...rest } = stored as { readAt: unknown };
    return Number.isFinite(readAt) ? toEntry({ ...rest, readAt }, Number(readAt)) : undefined;
  } catch {
    // A value that cannot be converted to JSON is not a valid entry.
    return undefined;
  }
}
