import { standsFor } from '../gateway/classification.ts';
import type { Failure } from '../gateway/failure.ts';

/**
 * A failure that holds for the whole gateway: as long as it stands, every further look-up would fail
 * the same way, and gateways lock out whoever keeps knocking.
 * @param now - milliseconds since 1970, which a gateway's pause is told in
 * @param elapsed - milliseconds of a clock that nobody can set
 */
export function createCircuitBreaker(now: () => number, elapsed: () => number) {
  let tripped: { failure: Failure; since: number; until: number } | undefined;
  return {
    current(): Failure | undefined {
      return tripped && elapsed() < tripped.until ? tripped.failure : undefined;
    },
    record(failure: Failure): void {
      const ms = standsFor(failure, 'gateway', now());
      if (ms > 0) tripped = { failure, since: elapsed(), until: elapsed() + ms };
    },
    /** The gateway has answered what was asked at `askedAt`: if that was later, nothing stands any more. */
    answered(askedAt: number): void {
      if (tripped && askedAt >= tripped.since) tripped = undefined;
    },
    reset(): void {
      tripped = undefined;
    },
  };
}
