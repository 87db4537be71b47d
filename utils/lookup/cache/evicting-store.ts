import {
  type Entry,
  type EntryUse,
  type EvictableStore,
  getKey,
  type Store,
  type StoreName,
  type StoreSize,
  sumSizes,
} from './store.ts';

/** The maximum size of each store. */
export type Limits = Record<StoreName, StoreSize>;

const MB = 1_000_000;

/**
 * A GPT takes 1 to 4 KB: 5,000 of them are years of one person's hovering, and they fit into the bytes even if all
 * are long. The operations of its Actions take less than 1 KB as a rule, and at most 16 KB. A negative entry takes a
 * line. A picture takes 10 to 100 KB, at most 2.7 MB: 400 cover a month.
 * The total stays below 50 MB, which every browser grants.
 */
export const LIMITS: Limits = {
  readings: { entries: 5_000, bytes: 20 * MB },
  absences: { entries: 1_000, bytes: MB },
  pictures: { entries: 400, bytes: 20 * MB },
};

/** Limits while there is no database: enough for an evening, and small within a browser process. */
const MEMORY_LIMITS: Limits = {
  readings: { entries: 500, bytes: 2 * MB },
  absences: { entries: 200, bytes: MB / 5 },
  pictures: { entries: 40, bytes: 4 * MB },
};

/** Eviction goes a tenth below the limit, so that a full store evicts once in many writes instead of on each. */
const TARGET_RATIO = 0.9;

export function toMemoryLimits(limits: Limits): Limits {
  const smaller = (storeName: StoreName): StoreSize => ({
    entries: Math.min(limits[storeName].entries, MEMORY_LIMITS[storeName].entries),
    bytes: Math.min(limits[storeName].bytes, MEMORY_LIMITS[storeName].bytes),
  });
  return {
    readings: smaller('readings'),
    absences: smaller('absences'),
    pictures: smaller('pictures'),
  };
}

/**
 * Returns the keys to evict so that the rest is within `target`. `uses` starts with the least recently used; `keptKey`,
 * the entry that was just written, is never selected.
 */
export function selectLeastRecentlyUsed(
  uses: EntryUse[],
  target: StoreSize,
  keptKey?: string,
): IDBValidKey[] {
  const remaining = sumSizes(uses);
  const selected: IDBValidKey[] = [];
  for (const { key, size } of uses) {
    if (!exceeds(remaining, target)) break;
    if (key === keptKey) continue;
    selected.push(key);
    remaining.entries -= 1;
    remaining.bytes -= size;
  }
  return selected;
}

function exceeds(size: StoreSize, limit: StoreSize): boolean {
  return size.entries > limit.entries || size.bytes > limit.bytes;
}

function toTargetSize({ entries, bytes }: StoreSize): StoreSize {
  return { entries: Math.floor(entries * TARGET_RATIO), bytes: Math.floor(bytes * TARGET_RATIO) };
}

/** Work that no caller waits for, such as eviction. Failures are ignored. */
export interface BackgroundTasks {
  start(work: () => Promise<void>): void;
  /** Resolves when no task is running. */
  whenIdle(): Promise<void>;
}

export function createBackgroundTasks(): BackgroundTasks {
  const running = new Set<Promise<void>>();
  return {
    start(work) {
      const task = work()
        .catch(() => undefined)
        .finally(() => running.delete(task));
      running.add(task);
    },
    async whenIdle() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}

/** The state of a store as far as it is known without reading it. */
interface StoreTracker {
  /** An upper bound: overwriting an entry counts it twice until the next recount. */
  size?: StoreSize;
  /** The number of writes, and the key of the last one. */
  writes: number;
  newest?: string;
  isEvicting: boolean;
}

/**
 * Keeps a store within its limits. It evicts in batches after writes, never before them, so the limits may be exceeded for
 * a moment. It never evicts the entry that was just written.
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

  const isOverLimit = (storeName: StoreName): boolean => {
    const { size } = trackers[storeName];
    return size !== undefined && exceeds(size, limits[storeName]);
  };

  function trackWrite(storeName: StoreName, entry: Entry): void {
    const tracker = trackers[storeName];
    tracker.writes += 1;
    tracker.newest = getKey(storeName, entry);
    if (tracker.size) {
      tracker.size.entries += 1;
      tracker.size.bytes += entry.size;
    }
    const isWithinLimit = tracker.size && !isOverLimit(storeName);
    if (!isWithinLimit && !tracker.isEvicting) tasks.start(() => evictIfNeeded(storeName));
  }

  async function evictIfNeeded(storeName: StoreName): Promise<void> {
    const tracker = trackers[storeName];
    tracker.isEvicting = true;
    try {
      // Includes entries from before the background restarted. Counting first does not block reads.
      if (!tracker.size) await recount(tracker, () => store.getSize(storeName));
      let seenWrites: number | undefined;
      // Repeats after a burst of writes: it may end while its first entries are being evicted.
      while (isOverLimit(storeName) && seenWrites !== tracker.writes) {
        seenWrites = tracker.writes;
        await recount(tracker, () => evict(storeName));
      }
    } finally {
      tracker.isEvicting = false;
    }
  }

  function evict(storeName: StoreName): Promise<StoreSize> {
    const limit = limits[storeName];
    return store.evict(storeName, (uses) =>
      exceeds(sumSizes(uses), limit)
        ? selectLeastRecentlyUsed(uses, toTargetSize(limit), trackers[storeName].newest)
        : [],
    );
  }

  /** Sets the size of a store. Entries written in the meantime may count twice. */
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
