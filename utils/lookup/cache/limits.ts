import { type EntryUse, type StoreName, type StoreSize, sumSizes } from './store.ts';

/** The most that each shelf may hold. */
export type Limits = Record<StoreName, StoreSize>;

const MB = 1_000_000;

/**
 * A reading is 1 to 4 KB: 5,000 of them are years of one person's hovering, and the bytes hold them even if
 * all are long. An absence is a line. A picture is 10 to 100 KB, at most 2.7 MB: 400 are the GPTs of a month.
 * All together stays below 50 MB, a share of the disk that no browser refuses.
 */
export const LIMITS: Limits = {
  readings: { entries: 5_000, bytes: 20 * MB },
  absences: { entries: 1_000, bytes: MB },
  pictures: { entries: 400, bytes: 20 * MB },
};

/** What may lie in memory while there is no database: enough for an evening, little in a browser's process. */
const MEMORY_LIMITS: Limits = {
  readings: { entries: 500, bytes: 2 * MB },
  absences: { entries: 200, bytes: MB / 5 },
  pictures: { entries: 40, bytes: 4 * MB },
};

/** A tenth below its limit, so that a full shelf is thinned once in many writes instead of with each. */
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

export function exceeds(size: StoreSize, limit: StoreSize): boolean {
  return size.entries > limit.entries || size.bytes > limit.bytes;
}

/** What a shelf should hold after it was thinned. */
export function toTargetSize({ entries, bytes }: StoreSize): StoreSize {
  return { entries: Math.floor(entries * TARGET_RATIO), bytes: Math.floor(bytes * TARGET_RATIO) };
}

/**
 * The keys that have to go for the rest to be within `goal`: from the front of `usages`, which has the least
 * recently used first, and never `spared`, the one that was just written.
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

/** All limits, where only some are asked for. */
export function withDefaultLimits(overrides: Partial<Limits> = {}): Limits {
  return { ...LIMITS, ...overrides };
}
