import type { Failure } from '../gateway/failure.ts';
import { type StoredItem, updateItem } from '../lib/update-item.ts';
import { bestEffort } from './best-effort.ts';

/** What a lookup is for. Stored: the values must not change. */
export type LookupReason = 'hover' | 'popup' | 'search' | 'test' | 'survey' | 'follow';

/** The number of lookups by local day ("2026-11-23") and reason. */
export type UsageByDay = Record<string, Partial<Record<LookupReason, number>>>;

/** Two months and a few days: enough to compare this month with the last. */
export const MAX_DAYS = 65;

export interface UsageCounter {
  /**
   * Counts a lookup before it is sent. Returns a failure if the daily limit is reached. If the storage fails or hangs,
   * the lookup may be sent and is counted in memory until the count can be written.
   */
  take(reason: LookupReason): Promise<Failure | undefined>;
  /** Counts lookups that another context has sent. */
  add(reason: LookupReason, count: number): Promise<void>;
}

/** Counts lookups; nothing else may write to `store`. `onError` is called when reading or writing fails. */
export function createUsageCounter(
  store: StoredItem<UsageByDay>,
  dailyLimit: () => Promise<number | null>,
  onError: (error: unknown) => void,
  now: () => number = Date.now,
): UsageCounter {
  let limit: number | null = null;
  /** As last read or written. */
  let stored: UsageByDay | undefined;
  /** Counted, and being written. */
  let inProgress: UsageByDay = {};
  /** Counted, but not yet written. */
  let pending: UsageByDay = {};
  let writing: Promise<void> | undefined;
  let isStuck = false;

  async function write(): Promise<void> {
    try {
      while (Object.keys(pending).length > 0) {
        inProgress = pending;
        pending = {};
        stored = await updateItem(store, (usage) => sum(usage, inProgress));
        inProgress = {};
      }
    } catch (error) {
      pending = sum(inProgress, pending);
      inProgress = {};
      throw error;
    } finally {
      // Here, not in `add`: otherwise a count that arrives in between would not be written.
      writing = undefined;
      isStuck = false;
    }
  }

  async function add(reason: LookupReason, count: number): Promise<void> {
    pending = sum(pending, { [toLocalDay(now())]: { [reason]: count } });
    writing ??= write();
    if (isStuck) return;
    await bestEffort(writing, (error) => {
      isStuck = writing !== undefined;
      onError(error);
    });
  }

  /** Reads the limit each time, the usage once. */
  async function load(): Promise<void> {
    const loaded = await bestEffort(
      Promise.all([dailyLimit(), stored ?? store.getValue()]),
      onError,
    );
    if (!loaded) return;
    limit = loaded[0];
    stored ??= loaded[1];
  }

  return {
    async take(reason) {
      await load();
      // No `await` from here to the count, so that of two concurrent calls the second sees the first.
      const day = toLocalDay(now());
      const count = [stored ?? {}, inProgress, pending].reduce(
        (total, usage) => total + countLookups(usage, day),
        0,
      );
      if (limit !== null && count >= limit) return { kind: 'limit-reached' };
      await add(reason, 1);
      return undefined;
    },
    add,
  };
}

/** Returns the number of lookups in a day ("2026-11-23") or month ("2026-11"), by one reason or in total. */
export function countLookups(usage: UsageByDay, period: string, reason?: LookupReason): number {
  return Object.entries(usage)
    .filter(([day]) => day.startsWith(period))
    .flatMap(([, counts]) => (reason ? [counts[reason] ?? 0] : Object.values(counts)))
    .reduce((sum, count) => sum + count, 0);
}

/** Converts milliseconds since 1970 to a local day, because the daily limit resets at the user's midnight. */
export function toLocalDay(time: number): string {
  const date = new Date(time);
  const twoDigits = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`;
}

function sum(one: UsageByDay, other: UsageByDay): UsageByDay {
  const all = { ...one };
  for (const [day, counts] of Object.entries(other)) {
    const dayCounts = all[day] ?? {};
    const added = Object.entries(counts).map(([reason, count]) => [
      reason,
      (dayCounts[reason as LookupReason] ?? 0) + count,
    ]);
    all[day] = { ...dayCounts, ...Object.fromEntries(added) };
  }
  return Object.fromEntries(Object.entries(all).sort().slice(-MAX_DAYS));
}
