import { safeParse } from 'zod/mini';
import type { GptId } from '../../gpt/gpt-id.ts';
import { createLastError, type LastError } from '../../lib/errors.ts';
import { createDatabaseStore } from './database.ts';
import { type CachedGpt, SCHEMAS, type StoreEntries, useSchema } from './entries.ts';
import {
  type BackgroundTasks,
  createBackgroundTasks,
  createEvictingStore,
  LIMITS,
  type Limits,
  toMemoryLimits,
} from './evicting-store.ts';
import { createFallbackStore, createMemoryStore, createReadOnlyStore } from './fallback-store.ts';
import { type NegativeEntry, removeNegativeResponse } from './negative-entry.ts';
import { createQuotaRecoveryStore } from './quota-recovery-store.ts';
import { type Entry, type Store, type StoreName, toEntry } from './store.ts';

/** How often a read updates `usedAt`: eviction needs no finer order, and a write with each read is expensive. */
export const TOUCH_INTERVAL_MS = 60 * 60 * 1000;

/** How many GPTs `getAll` reads at a time: validating them takes tens of milliseconds. */
const PORTION_SIZE = 100;

/**
 * Caches lookup results in IndexedDB, or in memory while that is unavailable. Calls never reject and never wait long. Only
 * the background opens it. When it is full, it evicts the least recently used entries.
 */
export interface GptCache {
  get(id: GptId): Promise<CachedGpt | undefined>;
  /** Returns the cached GPTs among `ids`. Unlike `get`, it does not count as a use. */
  getMany(ids: GptId[]): Promise<CachedGpt[]>;
  /**
   * Yields all cached GPTs in portions, which keeps pauses and memory small. Does not count as a use. Unlike the other
   * calls it throws if the database cannot be read, because a part of the GPTs would look complete.
   */
  getAll(): AsyncIterable<CachedGpt[]>;
  /** Also removes the negative response of this gateway for the id. Those of other gateways stay. */
  put(entry: CachedGpt): Promise<void>;
  getNegative(id: GptId): Promise<NegativeEntry | undefined>;
  getNegatives(ids: GptId[]): Promise<NegativeEntry[]>;
  putNegative(entry: NegativeEntry): Promise<void>;
  /** Removes all negative responses of a gateway. */
  removeNegatives(gatewayId: string): Promise<void>;
  /** Returns a picture by its URL, as a data URL. */
  getPicture(url: string): Promise<string | undefined>;
  putPicture(url: string, dataUrl: string): Promise<void>;
  clear(): Promise<void>;
  getStats(): Promise<CacheStats>;
}

/** The state of the cache, for a maintainer. */
export interface CacheStats {
  /** `memory` while the database is unavailable. */
  storage: 'database' | 'memory';
  gpts: number;
  negatives: number;
  pictures: number;
  /** The estimated total size. */
  bytes: number;
  /** The last error since the background started, with its time; in English. */
  lastError?: string;
}

export interface CacheOptions {
  name?: string;
  /** For private windows: reads the database, but keeps new entries in memory only. */
  isPrivate?: boolean;
  limits?: Partial<Limits>;
  now?: () => number;
}

export function openCache({
  name = 'gpt-lens',
  isPrivate = false,
  limits: overrides,
  now = Date.now,
}: CacheOptions = {}): GptCache {
  const limits: Limits = { ...LIMITS, ...overrides };
  const tasks = createBackgroundTasks();
  const lastError = createLastError(now);
  const databaseStore = createDatabaseStore(name, now);
  const database = isPrivate
    ? createReadOnlyStore(databaseStore)
    : createEvictingStore(createQuotaRecoveryStore(databaseStore, now), limits, tasks);
  const memory = createEvictingStore(createMemoryStore(), toMemoryLimits(limits), tasks);
  const store = createFallbackStore(database, memory, lastError);
  const validated = createValidatedStore({ store, tasks, lastError, now });

  /** Removes the negative response of a gateway; the whole entry if it is not known which gateway. */
  function removeNegative(id: string, gatewayId: string | undefined): Promise<void> {
    if (gatewayId === undefined) return store.remove('absences', id);
    return store.update('absences', id, (stored) => {
      const entry = parseEntry('absences', stored);
      const rest = entry && removeNegativeResponse(entry, gatewayId);
      return rest && toEntry(rest, now());
    });
  }

  return {
    get: (id) => validated.get('readings', id),
    getMany: (ids) => validated.getMany('readings', ids),
    async *getAll() {
      const keys = await store.getKeys('readings');
      const ids = keys.filter((key) => typeof key === 'string');
      for (let start = 0; ; start += PORTION_SIZE) {
        if (!store.isPrimaryWorking()) throw new Error('The cache could not be read completely.');
        if (start >= ids.length) return;
        yield await validated.getMany('readings', ids.slice(start, start + PORTION_SIZE));
      }
    },
    async put(entry) {
      await Promise.all([
        validated.put('readings', entry),
        removeNegative(entry.asked, entry.gatewayId),
      ]);
    },
    getNegative: (id) => validated.get('absences', id),
    getNegatives: (ids) => validated.getMany('absences', ids),
    putNegative: (entry) => validated.put('absences', entry),
    async removeNegatives(gatewayId) {
      const keys = await store.getKeys('absences');
      const ids = keys.filter((key) => typeof key === 'string');
      await Promise.all(ids.map((id) => removeNegative(id, gatewayId)));
    },
    getPicture: async (url) => (await validated.get('pictures', url))?.dataUrl,
    putPicture: (url, dataUrl) => validated.put('pictures', { url, dataUrl, readAt: now() }),
    clear: () => store.clear(),
    async getStats() {
      await tasks.whenIdle();
      const [gpts, negatives, pictures] = await Promise.all([
        store.getSize('readings'),
        store.getSize('absences'),
        store.getSize('pictures'),
      ]);
      return {
        storage: store.isPrimaryWorking() ? 'database' : 'memory',
        gpts: gpts.entries,
        negatives: negatives.entries,
        pictures: pictures.entries,
        bytes: gpts.bytes + negatives.bytes + pictures.bytes,
        lastError: lastError.get(),
      };
    },
  };
}

/** Validates entries in both directions. */
interface ValidatedStore {
  get<S extends StoreName>(storeName: S, key: string): Promise<StoreEntries[S] | undefined>;
  /** Returns the valid entries among `keys` and does not update their use. */
  getMany<S extends StoreName>(storeName: S, keys: string[]): Promise<StoreEntries[S][]>;
  put<S extends StoreName>(storeName: S, content: StoreEntries[S]): Promise<void>;
}

interface ValidatedStoreDeps {
  store: Store;
  tasks: BackgroundTasks;
  lastError: LastError;
  now: () => number;
}

function createValidatedStore({
  store,
  tasks,
  lastError,
  now,
}: ValidatedStoreDeps): ValidatedStore {
  /** Updates the use of an entry, or deletes it if it is invalid. It may have been replaced since it was read. */
  function touchOrDelete(storeName: StoreName, key: string): Promise<void> {
    const usedAt = now();
    return store.update(storeName, key, (stored) =>
      parseEntry(storeName, stored) ? { ...(stored as Entry), usedAt } : undefined,
    );
  }

  return {
    async get(storeName, key) {
      const stored = await store.get(storeName, key);
      if (stored === undefined) return undefined;
      const content = parseEntry(storeName, stored);
      // Awaited: a new entry that the caller writes must not be deleted.
      if (!content) await touchOrDelete(storeName, key);
      // `usedAt` may be in the future if the clock was wrong.
      else if (Math.abs(now() - (stored as Entry).usedAt) >= TOUCH_INTERVAL_MS) {
        tasks.start(() => touchOrDelete(storeName, key));
      }
      return content;
    },

    async getMany(storeName, keys) {
      const stored = await store.getMany(storeName, keys);
      return stored
        .map((entry) => parseEntry(storeName, entry))
        .filter((content) => content !== undefined);
    },

    async put(storeName, content) {
      // The schema also removes fields that are not part of the model.
      const { data, error } = safeParse(SCHEMAS[storeName], content);
      if (data) await store.put(storeName, toEntry(data, now()));
      else lastError.record(`An invalid entry was not stored in ${storeName}.`, error);
    },
  };
}

/** Returns the content of an entry if all of it is valid. */
function parseEntry<S extends StoreName>(
  storeName: S,
  stored: unknown,
): StoreEntries[S] | undefined {
  const { data } = safeParse(SCHEMAS[storeName], stored);
  return safeParse(useSchema, stored).success ? data : undefined;
}
