import { getBlockDuration } from '../gateway/classification.ts';
import type { Failure } from '../gateway/failure.ts';

/**
 * Remembers a failure that affects a whole gateway. Until it expires, further lookups would fail the same way, and
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
  };
}

export type CircuitBreaker = ReturnType<typeof createCircuitBreaker>;

/** One circuit breaker per gateway. The clocks are those of `createCircuitBreaker`. */
export function createCircuitBreakers(now: () => number, elapsed: () => number) {
  const breakers = new Map<string, CircuitBreaker>();
  return {
    get(gatewayId: string): CircuitBreaker {
      const breaker = breakers.get(gatewayId) ?? createCircuitBreaker(now, elapsed);
      breakers.set(gatewayId, breaker);
      return breaker;
    },
    /**
     * Forgets the failure of a gateway; without an id, of all. A request that is in flight keeps the old breaker, so
     * its failure, with the old key, does not block the new one.
     */
    reset(gatewayId?: string): void {
      if (gatewayId === undefined) breakers.clear();
      else breakers.delete(gatewayId);
    },
  };
}
