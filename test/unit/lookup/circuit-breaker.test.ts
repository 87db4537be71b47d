import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../utils/gateway/failure.ts';
import { createCircuitBreaker } from '../../../utils/lookup/circuit-breaker.ts';

const START = Date.UTC(2026, 0);
const MINUTE_MS = 60_000;

function startClocks() {
  const clock = { now: START, elapsed: 5_000 };
  const circuitBreaker = createCircuitBreaker(
    () => clock.now,
    () => clock.elapsed,
  );
  return { clock, circuitBreaker };
}

describe('the circuit breaker', () => {
  it.each<[Failure, number]>([
    [{ kind: 'key-refused' }, 5 * MINUTE_MS],
    [{ kind: 'balance-used-up' }, 5 * MINUTE_MS],
    [{ kind: 'rate-limited' }, 5_000],
    [{ kind: 'rate-limited', retryAt: START + 7_000 }, 7_000],
    [{ kind: 'rate-limited', retryAt: START + 1_000_000 * MINUTE_MS }, 10 * MINUTE_MS],
  ])('returns %j for %i ms', (failure, ms) => {
    const { clock, circuitBreaker } = startClocks();
    circuitBreaker.recordFailure(failure);
    clock.elapsed += ms - 1;
    expect(circuitBreaker.current()).toBe(failure);
    clock.elapsed += 1;
    expect(circuitBreaker.current()).toBeUndefined();
  });

  it.each([-60, 60, -600_000, 600_000])(
    'ignores that the system clock is set by %i minutes',
    (minutes) => {
      const { clock, circuitBreaker } = startClocks();
      circuitBreaker.recordFailure({ kind: 'key-refused' });
      clock.now += minutes * MINUTE_MS;
      expect(circuitBreaker.current()).toBeDefined();
      clock.elapsed += 5 * MINUTE_MS;
      expect(circuitBreaker.current()).toBeUndefined();
    },
  );

  it('resets after a success, unless its request was sent before the failure', () => {
    const { clock, circuitBreaker } = startClocks();
    const before = clock.elapsed;
    clock.elapsed += 10;
    circuitBreaker.recordFailure({ kind: 'rate-limited', retryAt: START + 60_000 });
    circuitBreaker.recordSuccess(before);
    expect(circuitBreaker.current()).toBeDefined();
    circuitBreaker.recordSuccess(clock.elapsed + 10);
    expect(circuitBreaker.current()).toBeUndefined();
  });

  it.each<Failure>([
    { kind: 'refused' },
    { kind: 'forbidden' },
    { kind: 'no-channel' },
    { kind: 'unknown-gpt' },
    { kind: 'rate-limited', retryAt: START - 1 },
  ])('ignores %j', (failure) => {
    const { circuitBreaker } = startClocks();
    circuitBreaker.recordFailure(failure);
    expect(circuitBreaker.current()).toBeUndefined();
  });
});
