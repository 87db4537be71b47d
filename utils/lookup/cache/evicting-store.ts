import type { Chores } from './background-tasks.ts';
import { isOver, type Limits, leastUsed, roomy } from './limits.ts';
import {
  type Entry,
  keyOf,
  type Shelf,
  type Store,
  type Tally,
  type ThinnableStore,
  tallyOf,
} from './store.ts';

/** What is known of a shelf without looking. */
interface Watch {
  /** What is there, or more: an entry that is written again counts twice until the shelf is counted again. */
  tally?: Tally;
  /** How often it was written to, and the key of the last time. */
  writes: number;
  newest?: string;
  isBeingTidied: boolean;
}

/**
 * Keeps a store within its limits, or near them: they are looked after behind the writes, never before them,
 * in batches, and what was just written is never the price.
 */
export function bounded(store: ThinnableStore, limits: Limits, chores: Chores): Store {
  const watches: Record<Shelf, Watch> = {
    readings: { writes: 0, isBeingTidied: false },
    absences: { writes: 0, isBeingTidied: false },
    pictures: { writes: 0, isBeingTidied: false },
  };

  function noteWritten(shelf: Shelf, entry: Entry): void {
    const watch = watches[shelf];
    watch.writes += 1;
    watch.newest = keyOf(shelf, entry);
    if (watch.tally) {
      watch.tally.entries += 1;
      watch.tally.bytes += entry.size;
    }
    const isFine = watch.tally && !isOver(watch.tally, limits[shelf]);
    if (!isFine && !watch.isBeingTidied) chores.start(() => tidy(shelf));
  }

  async function tidy(shelf: Shelf): Promise<void> {
    const watch = watches[shelf];
    const isTooMuch = () => watch.tally !== undefined && isOver(watch.tally, limits[shelf]);
    watch.isBeingTidied = true;
    try {
      // What an earlier life of the background left. Counting alone does not stand in the way of reads.
      if (!watch.tally) await recount(watch, () => store.tally(shelf));
      let seen: number | undefined;
      // Again after a burst, which otherwise could end while its own beginning is tidied away.
      while (isTooMuch() && seen !== watch.writes) {
        seen = watch.writes;
        await recount(watch, () => thin(shelf));
      }
    } finally {
      watch.isBeingTidied = false;
    }
  }

  function thin(shelf: Shelf): Promise<Tally> {
    const limit = limits[shelf];
    return store.thin(shelf, (usages) => {
      const isSo = isOver(tallyOf(usages), limit);
      return isSo ? leastUsed(usages, roomy(limit), watches[shelf].newest) : [];
    });
  }

  /** Sets a shelf's tally; what is written meanwhile may count twice. */
  async function recount(watch: Watch, counted: () => Promise<Tally>): Promise<void> {
    const meanwhile: Tally = { entries: 0, bytes: 0 };
    watch.tally = meanwhile;
    try {
      const { entries, bytes } = await counted();
      watch.tally = { entries: entries + meanwhile.entries, bytes: bytes + meanwhile.bytes };
    } catch (error) {
      watch.tally = undefined;
      throw error;
    }
  }

  return {
    ...store,
    async put(shelf, entry) {
      await store.put(shelf, entry);
      noteWritten(shelf, entry);
    },
    async clear() {
      await store.clear();
      for (const watch of Object.values(watches)) watch.tally = undefined;
    },
  };
}
