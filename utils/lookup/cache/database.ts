import type { IDBPTransaction } from 'idb';
import PQueue from 'p-queue';
import { connect, PATIENCE_MS } from '../../lib/database/connection.ts';
import { errorName } from '../../lib/database/error-name.ts';
import { withTimeout } from '../../lib/with-timeout.ts';
import { migrate } from './migrate.ts';
import { type CacheSchema, type Database, USE_INDEX, VERSION } from './schema.ts';
import {
  type EntryUse,
  type EvictableStore,
  STORE_NAMES,
  type StoreName,
  sumSizes,
} from './store.ts';

type TransactionMode = 'readonly' | 'readwrite';
type Transaction<R extends TransactionMode> = IDBPTransaction<CacheSchema, StoreName[], R>;
type Work<R extends TransactionMode, T> = (transaction: Transaction<R>) => Promise<T>;

/** A cache that gave trouble is left alone for a while: most such troubles last, and memory stands in for it. */
export const REST_MS = 30_000;

/** The others wait for their turn: in a burst of thousands the last one would seem to be stuck otherwise. */
const CONCURRENCY = 50;

/** The store that outlasts the background. Every call rejects, in bounded time, if the database fails. */
export function createDatabaseStore(name: string, now: () => number): EvictableStore {
  const connection = connect<CacheSchema>(name, {
    version: VERSION,
    upgrade: (database, oldVersion, _, upgrade) => migrate(database, oldVersion, upgrade),
    restMs: REST_MS,
    now,
  });
  const queue = new PQueue({ concurrency: CONCURRENCY });

  function runQueued<R extends TransactionMode, T>(
    mode: R,
    storeNames: StoreName[],
    work: Work<R, T>,
  ): Promise<T> {
    return queue.add(() => runWithReconnect(mode, storeNames, work));
  }

  async function runWithReconnect<R extends TransactionMode, T>(
    mode: R,
    storeNames: StoreName[],
    work: Work<R, T>,
  ) {
    const database = await connection.open();
    try {
      return await transact(database, mode, storeNames, work);
    } catch (error) {
      // A full disk is no fault of the connection.
      if (errorName(error) === 'QuotaExceededError') throw error;
      if (errorName(error) === 'TimeoutError') {
        connection.rest(error);
        throw error;
      }
      // Most likely it was closed under us.
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
    put: (storeName, entry) =>
      runQueued('readwrite', [storeName], async (transaction) => {
        await transaction.objectStore(storeName).put(entry);
      }),
    update: (storeName, key, update) =>
      runQueued('readwrite', [storeName], async (transaction) => {
        const store = transaction.objectStore(storeName);
        const found = await store.get(key);
        if (found === undefined) return;
        const updated = update(found);
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
        // Whoever wants an empty library wants none of a broken or foreign one either.
        await connection.destroy();
      }
    },
  };
}

async function transact<R extends TransactionMode, T>(
  database: Database,
  mode: R,
  storeNames: StoreName[],
  work: Work<R, T>,
): Promise<T> {
  // Relaxed: an entry that a power cut takes is read again.
  const transaction = database.transaction(storeNames, mode, { durability: 'relaxed' });
  try {
    const working = Promise.all([work(transaction), transaction.done]);
    return (await withTimeout(working, PATIENCE_MS, 'A transaction'))[0];
  } catch (error) {
    // A transaction knows better why it failed than the requests that fell with it.
    throw transaction.error ?? error;
  }
}

/** All entries of a shelf, the least recently used first; before them those that say nothing sound of it. */
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
