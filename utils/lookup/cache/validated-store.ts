import { safeParse } from 'zod/mini';
import type { BackgroundTasks } from './background-tasks.ts';
import { SCHEMAS, type StoreEntries, useSchema } from './entries.ts';
import type { LastError } from './last-error.ts';
import { type Entry, type Store, type StoreName, toEntry } from './store.ts';

/** Use is noted to the hour: the order of what goes first needs no more, and a write with each read is dear. */
export const TOUCH_INTERVAL_MS = 60 * 60 * 1000;

/** The store behind its schemas: only what is sound passes, in either direction. */
export interface ValidatedStore {
  get<S extends StoreName>(storeName: S, key: string): Promise<StoreEntries[S] | undefined>;
  /** What there is of many, without a note of their use: nobody has looked at them. */
  getMany<S extends StoreName>(storeName: S, keys: string[]): Promise<StoreEntries[S][]>;
  put<S extends StoreName>(storeName: S, content: StoreEntries[S]): Promise<void>;
}

export interface ValidatedStoreDeps {
  store: Store;
  tasks: BackgroundTasks;
  lastError: LastError;
  now: () => number;
}

export function createValidatedStore({
  store,
  tasks,
  lastError,
  now,
}: ValidatedStoreDeps): ValidatedStore {
  /** Notes that an entry is used, or deletes it if it is unsound: what lies there when it comes to it decides. */
  function touchOrDelete(storeName: StoreName, key: string): Promise<void> {
    const usedAt = now();
    return store.update(storeName, key, (found) =>
      parseEntry(storeName, found) ? { ...(found as Entry), usedAt } : undefined,
    );
  }

  return {
    async get(storeName, key) {
      const found = await store.get(storeName, key);
      if (found === undefined) return undefined;
      const content = parseEntry(storeName, found);
      // Awaited: what the caller reads in its place must not meet the deletion.
      if (!content) await touchOrDelete(storeName, key);
      // Of a clock that was wrong, a use may come from the future.
      else if (Math.abs(now() - (found as Entry).usedAt) >= TOUCH_INTERVAL_MS) {
        tasks.start(() => touchOrDelete(storeName, key));
      }
      return content;
    },

    async getMany(storeName, keys) {
      const found = await store.getMany(storeName, keys);
      return found
        .map((entry) => parseEntry(storeName, entry))
        .filter((content) => content !== undefined);
    },

    async put(storeName, content) {
      // What could not be read back gets no place, and what is no part of the model is left out.
      const { data, error } = safeParse(SCHEMAS[storeName], content);
      if (data) await store.put(storeName, toEntry(data, now()));
      else lastError.record(`Something was too strange for the ${storeName}.`, error);
    },
  };
}

/** What an entry holds, if all of it is sound. */
function parseEntry<S extends StoreName>(
  storeName: S,
  found: unknown,
): StoreEntries[S] | undefined {
  const { data } = safeParse(SCHEMAS[storeName], found);
  return safeParse(useSchema, found).success ? data : undefined;
}
