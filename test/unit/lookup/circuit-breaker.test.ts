import { expect, it } from 'vitest';
import type { Failure } from '../../../utils/gateway/failure.ts';
import { createCircuitBreaker } from '../../../utils/lookup/circuit-breaker.ts';

const START = Date.UTC(2026, 0);
const MINUTE_MS = 60_000;

function startClocks() {
  const clock = { now: START, elapsed: 5_000 };
  const lasting = createCircuitBreaker(
    () => clock.now,
    () => clock.elapsed,
  );
  return { clock, lasting };
}

it.each<[Failure, number]>([
  [{ kind: 'key-refused' }, 5 * MINUTE_MS],
  [{ kind: 'balance-used-up' }, 5 * MINUTE_MS],
  [{ kind: 'rate-limited' }, 5_000],
  [{ kind: 'rate-limited', retryAt: START + 7_000 }, 7_000],
  [{ kind: 'rate-limited', retryAt: START + 1_000_000 * MINUTE_MS }, 10 * MINUTE_MS],
])('remembers %j for %i ms', (failure, ms) => {
  const { clock, lasting } = startClocks();
  lasting.record(failure);
  clock.elapsed += ms - 1;
  expect(lasting.current()).toBe(failure);
  clock.elapsed += 1;
  expect(lasting.current()).toBeUndefined();
});

it.each([-60, 60, -600_000, 600_000])(
  'remembers a refused key no longer and no shorter when the clock is set by %i minutes',
  (minutes) => {
    const { clock, lasting } = startClocks();
    lasting.record({ kind: 'key-refused' });
    clock.now += minutes * MINUTE_MS;
    expect(lasting.current()).toBeDefined();
    clock.elapsed += 5 * MINUTE_MS;
    expect(lasting.current()).toBeUndefined();
  },
);

it('forgets at an answer, unless that was asked for before', () => {
  const { clock, lasting } = startClocks();
  const before = clock.elapsed;
  clock.elapsed += 10;
  lasting.record({ kind: 'rate-limited', retryAt: START + 60_000 });
  lasting.answered(before);
  expect(lasting.current()).toBeDefined();
  lasting.answered(clock.elapsed + 10);
  expect(lasting.current()).toBeUndefined();
});

it.each<Failure>([
  { kind: 'refused' },
  { kind: 'forbidden' },
  { kind: 'no-channel' },
  { kind: 'unknown-gpt' },
  { kind: 'rate-limited', retryAt: START - 1 },
])('remembers nothing of %j', (failure) => {
  const { lasting } = startClocks();
  lasting.record(failure);
  expect(lasting.current()).toBeUndefined();
});
