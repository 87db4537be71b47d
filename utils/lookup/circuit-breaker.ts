import { getBlockDuration } from '../gateway/classification.ts';
import type { Failure } from '../gateway/failure.ts';

/**
 * Remembers a failure that affects the whole gateway. Until it expires, further lookups would fail the same way, and
 * gateways block clients that keep sending requests.
 * @param now - milliseconds since 1970, as in the `retryAt` of failures
 * @param elapsed - milliseconds of a monotonic clock
 */
export function createCircuitBreaker(now: () => number, elapsed: () => number) {
  let tripped: { failure: Failure; since: number; until: number } | undefined;
  return {
    current(): Failure | undefined {
      return tripped && elapsed() < tripped.until ? tripped.failure : undefined;
    },
    recordFailure(failure: Failure): void {
      const ms = getBlockDuration(failure, 'gateway', now());
      if (ms > 0) tripped = { failure, since: elapsed(), until: elapsed() + ms };
    },
    /** Resets the breaker if the request that succeeded was sent after the failure. */
    recordSuccess(sentAt: number): void {
      if (tripped && sentAt >= tripped.since) tripped = undefined;
    },
    reset(): void {
      tripped = undefined;
    },
  };
}
