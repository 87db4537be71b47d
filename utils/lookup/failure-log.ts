import type { Failure, FailureKind } from '../gateway/failure.ts';
import type { GptId } from '../gpt/gpt-id.ts';
import { type StoredItem, updateItem } from '../lib/update-item.ts';
import type { LookupReason } from './usage-by-day.ts';

/** A failure for the diagnostics, without ids or search words. Stored: field names must not change. */
export interface LoggedFailure {
  /** When the request was sent, in milliseconds since 1970. */
  at: number;
  kind: FailureKind;
  reason: LookupReason;
  /** The HTTP status of a server error. */
  status?: number;
  /** From request to failure. */
  milliseconds: number;
}

/** Enough to show a pattern, and short enough to paste. */
export const MAX_ENTRIES = 20;

/** Stores the last failures for the diagnostics. */
export function createFailureLog(store: StoredItem<LoggedFailure[]>) {
  return {
    async record(failure: Failure, entry: Omit<LoggedFailure, 'kind' | 'status'>): Promise<void> {
      const status = 'status' in failure ? failure.status : undefined;
      await updateItem(store, (entries) =>
        [...entries, { ...entry, kind: failure.kind, status }].slice(-MAX_ENTRIES),
      );
    },
  };
}

export type FailureLog = ReturnType<typeof createFailureLog>;

/** Long enough to read the card and then click "Details". */
const RECENT_MS = 10 * 60 * 1000;
const MAX_RECENT_IDS = 100;

/** Keeps recent failures in memory, so that showing them again does not cost another request. */
export function createRecentFailures(elapsed: () => number) {
  const entries = new Map<GptId, { failure: Failure; failedAt: number }>();
  return {
    get(id: GptId): Failure | undefined {
      const entry = entries.get(id);
      return entry && elapsed() - entry.failedAt < RECENT_MS ? entry.failure : undefined;
    },
    record(id: GptId, failure: Failure): void {
      entries.delete(id);
      entries.set(id, { failure, failedAt: elapsed() });
      const [oldest] = entries.keys();
      if (oldest && entries.size > MAX_RECENT_IDS) entries.delete(oldest);
    },
    remove(id: GptId): void {
      entries.delete(id);
    },
    clear(): void {
      entries.clear();
    },
  };
}
