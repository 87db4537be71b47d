import type { Problems } from './last-error.ts';
import { keyOf, type Store } from './store.ts';

export interface FallbackStore extends Store {
  /** Whether the first store did what was last asked of it. */
  isWhole(): boolean;
}

/**
 * A store that never fails: what `first` cannot take goes to `second`, which must not fail and whose entries
 * are therefore the newer ones.
 */
export function withFallback(first: Store, second: Store, problems: Problems): FallbackStore {
  let isWhole = true;

  async function attempt<T>(what: string, work: Promise<T>): Promise<{ value: T } | undefined> {
    try {
      const value = await work;
      isWhole = true;
      return { value };
    } catch (error) {
      isWhole = false;
      problems.note(`The library could not be ${what}.`, error);
      return undefined;
    }
  }

  return {
    isWhole: () => isWhole,
    async get(shelf, key) {
      const found = await second.get(shelf, key);
      return found ?? (await attempt('read', first.get(shelf, key)))?.value;
    },
    async getMany(shelf, keys) {
      const found = await second.getMany(shelf, keys);
      const kept = (await attempt('read', first.getMany(shelf, keys)))?.value;
      return found.map((entry, at) => entry ?? kept?.[at]);
    },
    async put(shelf, entry) {
      if (await attempt('written', first.put(shelf, entry)))
        await second.remove(shelf, keyOf(shelf, entry));
      else await second.put(shelf, entry);
    },
    async update(shelf, key, revise) {
      await second.update(shelf, key, revise);
      await attempt('written', first.update(shelf, key, revise));
    },
    async remove(shelf, key) {
      await second.remove(shelf, key);
      await attempt('written', first.remove(shelf, key));
    },
    async tally(shelf) {
      const { entries, bytes } = await second.tally(shelf);
      const kept = (await attempt('counted', first.tally(shelf)))?.value;
      return { entries: entries + (kept?.entries ?? 0), bytes: bytes + (kept?.bytes ?? 0) };
    },
    async clear() {
      await second.clear();
      await attempt('cleared', first.clear());
    },
  };
}
