import type { GptId } from '../../gpt/gpt-id.ts';
import { createBackgroundTasks } from './background-tasks.ts';
import { createDatabaseStore } from './database.ts';
import type { CachedGpt, NegativeEntry } from './entries.ts';
import { createEvictingStore } from './evicting-store.ts';
import { createFallbackStore } from './fallback-store.ts';
import { createLastError } from './last-error.ts';
import { type Limits, toMemoryLimits, withDefaultLimits } from './limits.ts';
import { createMemoryStore } from './memory-store.ts';
import { createQuotaRecoveryStore } from './quota-recovery-store.ts';
import { createReadOnlyStore } from './read-only-store.ts';
import { createValidatedStore } from './validated-store.ts';

export type { CachedGpt as Reading } from './entries.ts';

/**
 * What has been read, kept in IndexedDB, or in memory as long as that cannot be used: no call rejects, none
 * waits long. Only the background opens it. What is too much goes, the least recently used first.
 */
export interface GptCache {
  get(id: GptId): Promise<CachedGpt | undefined>;
  /** Those of many that there are. Asking for them so is no use that keeps them from being thrown out. */
  getMany(id: GptId[]): Promise<CachedGpt[]>;
  /** Also forgets that the id had no GPT. */
  put(entry: CachedGpt): Promise<void>;
  /** Why an id had no GPT when it was last asked for: remembered so that it is not paid for again. */
  getNegative(id: GptId): Promise<NegativeEntry | undefined>;
  getNegatives(id: GptId[]): Promise<NegativeEntry[]>;
  putNegative(entry: NegativeEntry): Promise<void>;
  /** The picture of an address, as a data URL. */
  getPicture(url: string): Promise<string | undefined>;
  putPicture(url: string, dataUrl: string): Promise<void>;
  clear(): Promise<void>;
  getStats(): Promise<CacheStats>;
}

/** How the library is, for a maintainer. */
export interface CacheStats {
  /** `memory` while the database cannot be used. */
  storage: 'database' | 'memory';
  gpts: number;
  negatives: number;
  pictures: number;
  /** Of all of them together; estimated. */
  bytes: number;
  /** The last thing that went wrong since the background was started, with its time; in English. */
  lastError?: string;
}

export interface CacheOptions {
  name?: string;
  /** For private windows: what the database has is read, what is new is only kept in memory. */
  isPrivate?: boolean;
  limits?: Partial<Limits>;
  now?: () => number;
}

export function openCache({
  name = 'gpt-lens',
  isPrivate = false,
  limits: asked,
  now = Date.now,
}: CacheOptions = {}): GptCache {
  const limits = withDefaultLimits(asked);
  const tasks = createBackgroundTasks();
  const lastError = createLastError(now);
  const databaseStore = createDatabaseStore(name, now);
  const database = isPrivate
    ? createReadOnlyStore(databaseStore)
    : createEvictingStore(createQuotaRecoveryStore(databaseStore, now), limits, tasks);
  const memory = createEvictingStore(createMemoryStore(), toMemoryLimits(limits), tasks);
  const store = createFallbackStore(database, memory, lastError);
  const validated = createValidatedStore({ store, tasks, lastError, now });

  return {
    get: (asked) => validated.get('readings', asked),
    getMany: (asked) => validated.getMany('readings', asked),
    async put(entry) {
      await Promise.all([validated.put('readings', entry), store.remove('absences', entry.asked)]);
    },
    getNegative: (asked) => validated.get('absences', asked),
    getNegatives: (asked) => validated.getMany('absences', asked),
    putNegative: (entry) => validated.put('absences', entry),
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
