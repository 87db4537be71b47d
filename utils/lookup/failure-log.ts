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
const MAX_RECENT_FAILURES = 100;

/** The failure of one of the gateways that a lookup asked. */
export interface GatewayFailure {
  gatewayId: string;
  failure: Failure;
}

/**
 * Keeps the failures of recent lookups in memory, so that showing them again does not cost another request. They belong
 * to the gateway that was asked first.
 */
export function createRecentFailures(elapsed: () => number) {
  const entries = new Map<string, { failures: GatewayFailure[]; failedAt: number }>();
  const toKey = (gatewayId: string, id: GptId) => `${gatewayId} ${id}`;
  return {
    get(gatewayId: string, id: GptId): GatewayFailure[] | undefined {
      const entry = entries.get(toKey(gatewayId, id));
      return entry && elapsed() - entry.failedAt < RECENT_MS ? entry.failures : undefined;
    },
    record(id: GptId, failures: [GatewayFailure, ...GatewayFailure[]]): void {
      const key = toKey(failures[0].gatewayId, id);
      entries.delete(key);
      entries.set(key, { failures, failedAt: elapsed() });
      const [oldest] = entries.keys();
      if (oldest && entries.size > MAX_RECENT_FAILURES) entries.delete(oldest);
    },
    remove(gatewayId: string, id: GptId): void {
      entries.delete(toKey(gatewayId, id));
    },
    /** Forgets the lookups in which a gateway failed; without an id, all. */
    forget(gatewayId?: string): void {
      for (const [key, { failures }] of entries) {
        const concerns = failures.some((each) => each.gatewayId === gatewayId);
        if (concerns || gatewayId === undefined) entries.delete(key);
      }
    },
  };
}
