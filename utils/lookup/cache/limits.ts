import { type Shelf, type Tally, tallyOf, type Usage } from './store.ts';

/** The most that each shelf may hold. */
export type Limits = Record<Shelf, Tally>;

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
const ROOMY = 0.9;

export function memoryLimits(limits: Limits): Limits {
  const smaller = (shelf: Shelf): Tally => ({
    entries: Math.min(limits[shelf].entries, MEMORY_LIMITS[shelf].entries),
    bytes: Math.min(limits[shelf].bytes, MEMORY_LIMITS[shelf].bytes),
  });
  return {
    readings: smaller('readings'),
    absences: smaller('absences'),
    pictures: smaller('pictures'),
  };
}

export function isOver(tally: Tally, limit: Tally): boolean {
  return tally.entries > limit.entries || tally.bytes > limit.bytes;
}

/** What a shelf should hold after it was thinned. */
export function roomy({ entries, bytes }: Tally): Tally {
  return { entries: Math.floor(entries * ROOMY), bytes: Math.floor(bytes * ROOMY) };
}

/**
 * The keys that have to go for the rest to be within `goal`: from the front of `usages`, which has the least
 * recently used first, and never `spared`, the one that was just written.
 */
export function leastUsed(usages: Usage[], goal: Tally, spared?: string): IDBValidKey[] {
  const left = tallyOf(usages);
  const going: IDBValidKey[] = [];
  for (const { key, size } of usages) {
    if (!isOver(left, goal)) break;
    if (key === spared) continue;
    going.push(key);
    left.entries -= 1;
    left.bytes -= size;
  }
  return going;
}

/** All limits, where only some are asked for. */
export function limitsWith(asked: Partial<Limits> = {}): Limits {
  return { ...LIMITS, ...asked };
}
