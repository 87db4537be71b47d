import type { Failure, FailureKind } from '../gateway/failure.ts';
import { type StoredItem, updateItem } from '../lib/update-item.ts';
import type { LookupReason } from './usage.ts';

/** A failure as it is kept for the diagnostics: without id, words or anything else of the user's. */
export interface LoggedFailure {
  /** Milliseconds since 1970. */
  at: number;
  kind: FailureKind;
  reason: LookupReason;
  /** Of a server's error. */
  status?: number;
  /** From asking to failing. */
  milliseconds: number;
}

/** Enough to see a pattern, and short enough to paste. */
export const MAX_ENTRIES = 20;

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
