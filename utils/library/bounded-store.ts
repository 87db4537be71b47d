import type { Chores } from './chores.ts';
import { isOver, type Limits, leastUsed, roomy } from './limits.ts';
import {
  type Entry,
  keyOf,
  type Shelf,
  type Store,
  type Tally,
  type ThinnableStore,
  tallyOf,
  type Usage,
} from './store.ts';

/**
 * Keeps a store within its limits, or near them: they are looked after behind the writes, never before them,
 * in batches, and what was just written is never the price.
 */
export function bounded(store: ThinnableStore, limits: Limits, chores: Chores): Store {
  /** What is there, or more: an entry that is written again counts twice until the shelf is counted anew. */
  const tallies = new Map<Shelf, Tally>();
  const newest = new Map<Shelf, string>();
  const beingTidied = new Set<Shelf>();

  function noteWritten(shelf: Shelf, entry: Entry): void {
    newest.set(shelf, keyOf(shelf, entry));
    const tally = tallies.get(shelf);
    if (tally) {
      tally.entries += 1;
      tally.bytes += entry.size;
    }
    // What an earlier life of the background left is counted behind the first write of this one.
    if (beingTidied.has(shelf) || (tally && !isOver(tally, limits[shelf]))) return;
    beingTidied.add(shelf);
    chores.start(() => tidy(shelf).finally(() => beingTidied.delete(shelf)));
  }

  async function tidy(shelf: Shelf): Promise<void> {
    const isOverfull = () => isOver(tallies.get(shelf) ?? limits[shelf], limits[shelf]);
    // Counting alone does not stand in the way of reads.
    if (!tallies.has(shelf)) await recount(shelf, () => store.tally(shelf));
    let isBusy = true;
    // Again after a burst, which otherwise could end while its own beginning is tidied away.
    while (isBusy && isOverfull()) {
      isBusy = await recount(shelf, () => store.thin(shelf, (usages) => surplus(shelf, usages)));
    }
  }

  function surplus(shelf: Shelf, usages: Usage[]): IDBValidKey[] {
    const limit = limits[shelf];
    const isSo = isOver(tallyOf(usages), limit);
    return isSo ? leastUsed(usages, roomy(limit), newest.get(shelf)) : [];
  }

  /** Sets a shelf's tally; true if something was written to it meanwhile, which may count twice then. */
  async function recount(shelf: Shelf, counted: () => Promise<Tally>): Promise<boolean> {
    const meanwhile: Tally = { entries: 0, bytes: 0 };
    tallies.set(shelf, meanwhile);
    try {
      const { entries, bytes } = await counted();
      tallies.set(shelf, {
        entries: entries + meanwhile.entries,
        bytes: bytes + meanwhile.bytes,
      });
    } catch (error) {
      tallies.delete(shelf);
      throw error;
    }
    return meanwhile.entries > 0;
  }

  return {
    ...store,
    async put(shelf, entry) {
      await store.put(shelf, entry);
      noteWritten(shelf, entry);
    },
    async clear() {
      await store.clear();
      tallies.clear();
    },
  };
}
