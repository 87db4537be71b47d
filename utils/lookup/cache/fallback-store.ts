import type { LastError } from '../../lib/errors.ts';
import {
  type Entry,
  type EntryUse,
  type EvictableStore,
  getKey,
  type Store,
  type StoreName,
  sumSizes,
} from './store.ts';

export interface FallbackStore extends Store {
  /** Whether the last operation on the primary store succeeded. */
  isPrimaryWorking(): boolean;
}

/**
 * A store that never rejects: writes that `primary` rejects go to `fallback`, which must not reject. Its entries are
 * therefore newer than those of `primary`.
 */
export function createFallbackStore(
  primary: Store,
  fallback: Store,
  lastError: LastError,
): FallbackStore {
  let isPrimaryWorking = true;

  async function attempt<T>(action: string, work: Promise<T>): Promise<{ value: T } | undefined> {
    try {
      const value = await work;
      isPrimaryWorking = true;
      return { value };
    } catch (error) {
      isPrimaryWorking = false;
      lastError.record(`The cache could not be ${action}.`, error);
      return undefined;
    }
  }

  return {
    isPrimaryWorking: () => isPrimaryWorking,
    async get(storeName, key) {
      const newer = await fallback.get(storeName, key);
      return newer ?? (await attempt('read', primary.get(storeName, key)))?.value;
    },
    async getMany(storeName, keys) {
      const newer = await fallback.getMany(storeName, keys);
      const stored = (await attempt('read', primary.getMany(storeName, keys)))?.value;
      return newer.map((entry, index) => entry ?? stored?.[index]);
    },
    async getKeys(storeName) {
      const newer = await fallback.getKeys(storeName);
      const stored = (await attempt('read', primary.getKeys(storeName)))?.value ?? [];
      return [...new Set([...newer, ...stored])];
    },
    async put(storeName, entry) {
      if (await attempt('written', primary.put(storeName, entry)))
        await fallback.remove(storeName, getKey(storeName, entry));
      else await fallback.put(storeName, entry);
    },
    async update(storeName, key, update) {
      await fallback.update(storeName, key, update);
      await attempt('written', primary.update(storeName, key, update));
    },
    async remove(storeName, key) {
      await fallback.remove(storeName, key);
      await attempt('written', primary.remove(storeName, key));
    },
    async getSize(storeName) {
      const { entries, bytes } = await fallback.getSize(storeName);
      const stored = (await attempt('counted', primary.getSize(storeName)))?.value;
      return { entries: entries + (stored?.entries ?? 0), bytes: bytes + (stored?.bytes ?? 0) };
    },
    async clear() {
      await fallback.clear();
      await attempt('cleared', primary.clear());
    },
  };
}

/** A store that keeps its entries until the background stops. */
export function createMemoryStore(): EvictableStore {
  const stores: Record<StoreName, Map<IDBValidKey, Entry>> = {
    readings: new Map(),
    absences: new Map(),
    pictures: new Map(),
  };

  function listUses(storeName: StoreName): EntryUse[] {
    return [...stores[storeName]]
      .map(([key, { usedAt, size }]) => ({ key, usedAt, size }))
      .sort((a, b) => a.usedAt - b.usedAt);
  }

  return {
    get: async (storeName, key) => stores[storeName].get(key),
    getMany: async (storeName, keys) => keys.map((key) => stores[storeName].get(key)),
    getKeys: async (storeName) => [...stores[storeName].keys()],
    async put(storeName, entry) {
      stores[storeName].set(getKey(storeName, entry), entry);
    },
    async update(storeName, key, update) {
      const stored = stores[storeName].get(key);
      if (!stored) return;
      const updated = update(stored);
      if (updated) stores[storeName].set(key, updated);
      else stores[storeName].delete(key);
    },
    async remove(storeName, key) {
      stores[storeName].delete(key);
    },
    getSize: async (storeName) => sumSizes(listUses(storeName)),
    async evict(storeName, selectKeys) {
      for (const key of selectKeys(listUses(storeName))) stores[storeName].delete(key);
      return sumSizes(listUses(storeName));
    },
    async clear() {
      for (const entries of Object.values(stores)) entries.clear();
    },
  };
}

/** The reading side of a store. `put` rejects, so that new entries go to the fallback; other writes do nothing. */
export function createReadOnlyStore({ get, getMany, getKeys, getSize }: Store): Store {
  return {
    get,
    getMany,
    getKeys,
    getSize,
    async put() {
      throw new Error('This store is read-only.');
    },
    async update() {},
    async remove() {},
    async clear() {},
  };
}
