import type { Failure } from '../gateway/failure.ts';

/** A key that was refused is not tried again for so long, unless somebody asks for it or saves another. */
const KEY_MS = 5 * 60 * 1000;

/** A gateway that asks for a pause without saying how long. */
const PAUSE_MS = 5000;

/**
 * A failure that holds for the whole gateway: as long as it stands, every further look-up would fail
 * the same way, and gateways lock out whoever keeps knocking.
 */
export function createLastingFailure(now: () => number) {
  let lasting: { failure: Failure; until: number } | undefined;
  return {
    current(): Failure | undefined {
      return lasting && now() < lasting.until ? lasting.failure : undefined;
    },
    note(failure: Failure): void {
      const until = lastsUntil(failure, now());
      if (until) lasting = { failure, until };
    },
    clear(): void {
      lasting = undefined;
    },
  };
}

function lastsUntil(failure: Failure, now: number): number | undefined {
  switch (failure.kind) {
    case 'key-refused':
    case 'balance-used-up':
      return now + KEY_MS;
    case 'rate-limited':
      return failure.retryAt ?? now + PAUSE_MS;
    default:
      return undefined;
  }
}
