import type { Failure } from '../gateway/failure.ts';
import { type StoredItem, updateItem } from '../settings/update-item.ts';

/** What a look-up is made for. */
export type Reason = 'hover' | 'popup' | 'search' | 'test' | 'survey' | 'follow';

/** Look-ups by local day ("2026-11-23") and reason. */
export type Tally = Record<string, Partial<Record<Reason, number>>>;

/** Two whole months and a bit: enough to compare this month with the last. */
export const DAYS_KEPT = 65;

export interface Meter {
  /** Counts a look-up that is about to be made; a failure where the day's limit forbids it. */
  take(reason: Reason): Promise<Failure | undefined>;
  /** Counts look-ups that were made elsewhere. */
  add(reason: Reason, count: number): Promise<void>;
}

export function createMeter(
  store: StoredItem<Tally>,
  dailyLimit: () => Promise<number | null>,
  now: () => number = Date.now,
): Meter {
  return {
    async take(reason) {
      const limit = await dailyLimit();
      const day = dayOf(now());
      let failure: Failure | undefined;
      await updateItem(store, (tally) => {
        if (limit !== null && countOf(tally, day) >= limit) {
          failure = { kind: 'limit-reached' };
          return tally;
        }
        return counted(tally, day, reason, 1);
      });
      return failure;
    },
    async add(reason, count) {
      await updateItem(store, (tally) => counted(tally, dayOf(now()), reason, count));
    },
  };
}

/** Look-ups of a day ("2026-11-23") or a month ("2026-11"), of one reason or of all. */
export function countOf(tally: Tally, period: string, reason?: Reason): number {
  return Object.entries(tally)
    .filter(([day]) => day.startsWith(period))
    .flatMap(([, counts]) => (reason ? [counts[reason] ?? 0] : Object.values(counts)))
    .reduce((sum, count) => sum + count, 0);
}

/** The local day: a limit starts again at the user's midnight. `at` in milliseconds since 1970. */
export function dayOf(at: number): string {
  const date = new Date(at);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

function counted(tally: Tally, day: string, reason: Reason, count: number): Tally {
  const counts = tally[day] ?? {};
  const next = { ...tally, [day]: { ...counts, [reason]: (counts[reason] ?? 0) + count } };
  return Object.fromEntries(Object.entries(next).sort().slice(-DAYS_KEPT));
}
