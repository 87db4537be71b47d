import {
  type Entry,
  type EntryUse,
  type EvictableStore,
  getKey,
  type StoreName,
  sumSizes,
} from './store.ts';

/** A store that lasts as long as the background does. */
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
    async put(storeName, entry) {
      stores[storeName].set(getKey(storeName, entry), entry);
    },
    async update(storeName, key, update) {
      const found = stores[storeName].get(key);
      if (!found) return;
      const updated = update(found);
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
