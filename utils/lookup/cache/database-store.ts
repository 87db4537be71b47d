import type { IDBPTransaction } from 'idb';
import PQueue from 'p-queue';
import { connect, PATIENCE_MS } from '../../lib/database/connection.ts';
import { errorName } from '../../lib/database/error-name.ts';
import { withTimeout } from '../../lib/with-timeout.ts';
import { migrate } from './migrate.ts';
import { BY_USE, type Database, type LibrarySchema, VERSION } from './schema.ts';
import { SHELVES, type Shelf, type ThinnableStore, tallyOf, type Usage } from './store.ts';

type Reach = 'readonly' | 'readwrite';
type Transaction<R extends Reach> = IDBPTransaction<LibrarySchema, Shelf[], R>;
type Work<R extends Reach, T> = (transaction: Transaction<R>) => Promise<T>;

/** A cache that gave trouble is left alone for a while: most such troubles last, and memory stands in for it. */
export const REST_MS = 30_000;

/** The others wait for their turn: in a burst of thousands the last one would seem to be stuck otherwise. */
const AT_ONCE = 50;

/** The store that outlasts the background. Every call rejects, in bounded time, if the database fails. */
export function createDatabaseStore(name: string, now: () => number): ThinnableStore {
  const connection = connect<LibrarySchema>(name, {
    version: VERSION,
    upgrade: (database, oldVersion, _, upgrade) => migrate(database, oldVersion, upgrade),
    restMs: REST_MS,
    now,
  });
  const queue = new PQueue({ concurrency: AT_ONCE });

  function reach<R extends Reach, T>(mode: R, shelves: Shelf[], work: Work<R, T>): Promise<T> {
    return queue.add(() => tryTwice(mode, shelves, work));
  }

  async function tryTwice<R extends Reach, T>(mode: R, shelves: Shelf[], work: Work<R, T>) {
    const database = await connection.open();
    try {
      return await transact(database, mode, shelves, work);
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
    return transact(await connection.open(), mode, shelves, work);
  }

  return {
    get: (shelf, key) => reach('readonly', [shelf], (it) => it.objectStore(shelf).get(key)),
    getMany: (shelf, keys) =>
      reach('readonly', [shelf], (it) =>
        Promise.all(keys.map((key) => it.objectStore(shelf).get(key))),
      ),
    put: (shelf, entry) =>
      reach('readwrite', [shelf], async (it) => {
        await it.objectStore(shelf).put(entry);
      }),
    update: (shelf, key, revise) =>
      reach('readwrite', [shelf], async (it) => {
        const store = it.objectStore(shelf);
        const found = await store.get(key);
        if (found === undefined) return;
        const revised = revise(found);
        await (revised ? store.put(revised) : store.delete(key));
      }),
    remove: (shelf, key) => reach('readwrite', [shelf], (it) => it.objectStore(shelf).delete(key)),
    tally: (shelf) => reach('readonly', [shelf], async (it) => tallyOf(await usages(it, shelf))),
    thin: (shelf, choose) =>
      reach('readwrite', [shelf], async (it) => {
        const all = await usages(it, shelf);
        const going = new Set(choose(all));
        await Promise.all([...going].map((key) => it.objectStore(shelf).delete(key)));
        return tallyOf(all.filter(({ key }) => !going.has(key)));
      }),
    async clear() {
      try {
        await reach('readwrite', [...SHELVES], async (it) => {
          await Promise.all(SHELVES.map((shelf) => it.objectStore(shelf).clear()));
        });
      } catch {
        // Whoever wants an empty library wants none of a broken or foreign one either.
        await connection.destroy();
      }
    },
  };
}

async function transact<R extends Reach, T>(
  database: Database,
  mode: R,
  shelves: Shelf[],
  work: Work<R, T>,
): Promise<T> {
  // Relaxed: an entry that a power cut takes is read again.
  const transaction = database.transaction(shelves, mode, { durability: 'relaxed' });
  try {
    const working = Promise.all([work(transaction), transaction.done]);
    return (await withTimeout(working, PATIENCE_MS, 'A transaction'))[0];
  } catch (error) {
    // A transaction knows better why it failed than the requests that fell with it.
    throw transaction.error ?? error;
  }
}

/** All entries of a shelf, the least recently used first; before them those that say nothing sound of it. */
async function usages(transaction: Transaction<Reach>, shelf: Shelf): Promise<Usage[]> {
  const store = transaction.objectStore(shelf);
  const unsound = new Set(await store.getAllKeys());
  const sound: Usage[] = [];
  let cursor = await store.index(BY_USE).openKeyCursor();
  while (cursor) {
    const [usedAt, size] = cursor.key;
    if (Number.isFinite(usedAt) && Number.isFinite(size)) {
      sound.push({ key: cursor.primaryKey, usedAt, size });
      unsound.delete(cursor.primaryKey);
    }
    cursor = await cursor.continue();
  }
  const first = [...unsound].map((key) => ({ key, usedAt: Number.NEGATIVE_INFINITY, size: 0 }));
  return [...first, ...sound];
}
