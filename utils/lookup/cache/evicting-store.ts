import type { BackgroundTasks } from './background-tasks.ts';
import { exceeds, type Limits, selectLeastRecentlyUsed, toTargetSize } from './limits.ts';
import {
  type Entry,
  type EvictableStore,
  getKey,
  type Store,
  type StoreName,
  type StoreSize,
  sumSizes,
} from './store.ts';

/** What is known of a shelf without looking. */
interface StoreTracker {
  /** What is there, or more: an entry that is written again counts twice until the shelf is counted again. */
  size?: StoreSize;
  /** How often it was written to, and the key of the last time. */
  writes: number;
  newest?: string;
  isEvicting: boolean;
}

/**
 * Keeps a store within its limits, or near them: they are looked after behind the writes, never before them,
 * in batches, and what was just written is never the price.
 */
export function createEvictingStore(
  store: EvictableStore,
  limits: Limits,
  tasks: BackgroundTasks,
): Store {
  const trackers: Record<StoreName, StoreTracker> = {
    readings: { writes: 0, isEvicting: false },
    absences: { writes: 0, isEvicting: false },
    pictures: { writes: 0, isEvicting: false },
  };

  function trackWrite(storeName: StoreName, entry: Entry): void {
    const tracker = trackers[storeName];
    tracker.writes += 1;
    tracker.newest = getKey(storeName, entry);
    if (tracker.size) {
      tracker.size.entries += 1;
      tracker.size.bytes += entry.size;
    }
    const isFine = tracker.size && !exceeds(tracker.size, limits[storeName]);
    if (!isFine && !tracker.isEvicting) tasks.start(() => evictIfNeeded(storeName));
  }

  async function evictIfNeeded(storeName: StoreName): Promise<void> {
    const tracker = trackers[storeName];
    const isOverLimit = () =>
      tracker.size !== undefined && exceeds(tracker.size, limits[storeName]);
    tracker.isEvicting = true;
    try {
      // What an earlier life of the background left. Counting alone does not stand in the way of reads.
      if (!tracker.size) await recount(tracker, () => store.getSize(storeName));
      let seenWrites: number | undefined;
      // Again after a burst, which otherwise could end while its own beginning is tidied away.
      while (isOverLimit() && seenWrites !== tracker.writes) {
        seenWrites = tracker.writes;
        await recount(tracker, () => evict(storeName));
      }
    } finally {
      tracker.isEvicting = false;
    }
  }

  function evict(storeName: StoreName): Promise<StoreSize> {
    const limit = limits[storeName];
    return store.evict(storeName, (uses) => {
      const isOverLimit = exceeds(sumSizes(uses), limit);
      return isOverLimit
        ? selectLeastRecentlyUsed(uses, toTargetSize(limit), trackers[storeName].newest)
        : [];
    });
  }

  /** Sets a shelf's tally; what is written meanwhile may count twice. */
  async function recount(
    tracker: StoreTracker,
    countEntries: () => Promise<StoreSize>,
  ): Promise<void> {
    const meanwhile: StoreSize = { entries: 0, bytes: 0 };
    tracker.size = meanwhile;
    try {
      const { entries, bytes } = await countEntries();
      tracker.size = { entries: entries + meanwhile.entries, bytes: bytes + meanwhile.bytes };
    } catch (error) {
      tracker.size = undefined;
      throw error;
    }
  }

  return {
    ...store,
    async put(storeName, entry) {
      await store.put(storeName, entry);
      trackWrite(storeName, entry);
    },
    async clear() {
      await store.clear();
      for (const tracker of Object.values(trackers)) tracker.size = undefined;
    },
  };
}
