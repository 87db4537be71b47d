import {
  type Entry,
  keyOf,
  type Shelf,
  type ThinnableStore,
  tallyOf,
  type Usage,
} from './store.ts';

/** A store that lasts as long as the background does. */
export function createMemoryStore(): ThinnableStore {
  const shelves: Record<Shelf, Map<IDBValidKey, Entry>> = {
    readings: new Map(),
    absences: new Map(),
    pictures: new Map(),
  };

  function usages(shelf: Shelf): Usage[] {
    return [...shelves[shelf]]
      .map(([key, { usedAt, size }]) => ({ key, usedAt, size }))
      .sort((a, b) => a.usedAt - b.usedAt);
  }

  return {
    get: async (shelf, key) => shelves[shelf].get(key),
    getMany: async (shelf, keys) => keys.map((key) => shelves[shelf].get(key)),
    async put(shelf, entry) {
      shelves[shelf].set(keyOf(shelf, entry), entry);
    },
    async update(shelf, key, revise) {
      const found = shelves[shelf].get(key);
      if (!found) return;
      const revised = revise(found);
      if (revised) shelves[shelf].set(key, revised);
      else shelves[shelf].delete(key);
    },
    async remove(shelf, key) {
      shelves[shelf].delete(key);
    },
    tally: async (shelf) => tallyOf(usages(shelf)),
    async thin(shelf, choose) {
      for (const key of choose(usages(shelf))) shelves[shelf].delete(key);
      return tallyOf(usages(shelf));
    },
    async clear() {
      for (const entries of Object.values(shelves)) entries.clear();
    },
  };
}
