import type { LastError } from './last-error.ts';
import { getKey, type Store } from './store.ts';

export interface FallbackStore extends Store {
  /** Whether the first store did what was last asked of it. */
  isPrimaryWorking(): boolean;
}

/**
 * A store that never fails: what `first` cannot take goes to `second`, which must not fail and whose entries
 * are therefore the newer ones.
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
      lastError.record(`The library could not be ${action}.`, error);
      return undefined;
    }
  }

  return {
    isPrimaryWorking: () => isPrimaryWorking,
    async get(storeName, key) {
      const found = await fallback.get(storeName, key);
      return found ?? (await attempt('read', primary.get(storeName, key)))?.value;
    },
    async getMany(storeName, keys) {
      const found = await fallback.getMany(storeName, keys);
      const stored = (await attempt('read', primary.getMany(storeName, keys)))?.value;
      return found.map((entry, index) => entry ?? stored?.[index]);
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
