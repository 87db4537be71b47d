import type { Failure } from '../gateway/failure.ts';
import { type StoredItem, updateItem } from '../lib/update-item.ts';
import { inTime } from './best-effort.ts';

/** What a look-up is made for. */
export type LookupReason = 'hover' | 'popup' | 'search' | 'test' | 'survey' | 'follow';

/** Look-ups by local day ("2026-11-23") and reason. */
export type UsageByDay = Record<string, Partial<Record<LookupReason, number>>>;

/** Two whole months and a bit: enough to compare this month with the last. */
export const MAX_DAYS = 65;

export interface UsageCounter {
  /**
   * Counts a look-up that is about to be made; a failure where the day's limit forbids it. A storage that fails or
   * hangs does not keep it from being made: it is counted in memory until it can be written.
   */
  take(reason: LookupReason): Promise<Failure | undefined>;
  /** Counts look-ups that were made elsewhere. */
  add(reason: LookupReason, count: number): Promise<void>;
}

/** The only writer of the tally. `onTrouble` hears of what could not be read or written. */
export function createUsageCounter(
  store: StoredItem<UsageByDay>,
  dailyLimit: () => Promise<number | null>,
  onTrouble: (error: unknown) => void,
  now: () => number = Date.now,
): UsageCounter {
  let limit: number | null = null;
  /** As it was last read or written. */
  let stored: UsageByDay | undefined;
  /** What is counted, and not or not yet written. */
  let written: UsageByDay = {};
  let waiting: UsageByDay = {};
  let writing: Promise<void> | undefined;
  let isStuck = false;

  async function write(): Promise<void> {
    try {
      while (Object.keys(waiting).length > 0) {
        written = waiting;
        waiting = {};
        stored = await updateItem(store, (usage) => sum(usage, written));
        written = {};
      }
    } catch (error) {
      waiting = sum(written, waiting);
      written = {};
      throw error;
    } finally {
      // Not by who waits for it: what is counted in the meantime would be left lying.
      writing = undefined;
      isStuck = false;
    }
  }

  async function note(reason: LookupReason, count: number): Promise<void> {
    waiting = sum(waiting, { [toLocalDay(now())]: { [reason]: count } });
    writing ??= write();
    if (isStuck) return;
    await inTime(writing, (error) => {
      isStuck = writing !== undefined;
      onTrouble(error);
    });
  }

  /** Reads the limit, and the tally once. */
  async function load(): Promise<void> {
    const read = await inTime(Promise.all([dailyLimit(), stored ?? store.getValue()]), onTrouble);
    if (!read) return;
    limit = read[0];
    stored ??= read[1];
  }

  return {
    async take(reason) {
      await load();
      // From here to the count nothing is awaited: of two at once, the second sees the first.
      const day = toLocalDay(now());
      const made = [stored ?? {}, written, waiting].reduce(
        (all, it) => all + countLookups(it, day),
        0,
      );
      if (limit !== null && made >= limit) return { kind: 'limit-reached' };
      await note(reason, 1);
      return undefined;
    },
    add: note,
  };
}

/** Look-ups of a day ("2026-11-23") or a month ("2026-11"), of one reason or of all. */
export function countLookups(usage: UsageByDay, period: string, reason?: LookupReason): number {
  return Object.entries(usage)
    .filter(([day]) => day.startsWith(period))
    .flatMap(([, counts]) => (reason ? [counts[reason] ?? 0] : Object.values(counts)))
    .reduce((sum, count) => sum + count, 0);
}

/** The local day: a limit starts again at the user's midnight. `at` in milliseconds since 1970. */
export function toLocalDay(time: number): string {
  const date = new Date(time);
  const twoDigits = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`;
}

function sum(one: UsageByDay, other: UsageByDay): UsageByDay {
  const all = { ...one };
  for (const [day, counts] of Object.entries(other)) {
    const known = all[day] ?? {};
    const added = Object.entries(counts).map(([reason, count]) => [
      reason,
      (known[reason as LookupReason] ?? 0) + count,
    ]);
    all[day] = { ...known, ...Object.fromEntries(added) };
  }
  return Object.fromEntries(Object.entries(all).sort().slice(-MAX_DAYS));
}
