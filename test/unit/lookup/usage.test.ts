import { describe, expect, it } from 'vitest';
import {
  countLookups,
  createUsageCounter,
  toLocalDay,
  type UsageByDay,
} from '../../../utils/lookup/usage.ts';

const NOON = new Date(2026, 10, 23, 12).getTime();
const DAY_MS = 24 * 60 * 60 * 1000;

function createCounter(now: () => number, limit: number | null = null) {
  let usage: UsageByDay = {};
  const store = {
    key: `local:${crypto.randomUUID()}`,
    getValue: async () => usage,
    async setValue(value: UsageByDay) {
      usage = value;
    },
  };
  return {
    counter: createUsageCounter(
      store,
      async () => limit,
      () => {},
      now,
    ),
    usage: () => usage,
  };
}

describe('the usage counter', () => {
  it('counts by day, month and reason', async () => {
    let now = NOON;
    const { counter, usage } = createCounter(() => now);
    await counter.take('hover');
    await counter.take('search');
    now += DAY_MS;
    await counter.take('hover');
    expect(countLookups(usage(), '2026-11-23')).toBe(2);
    expect(countLookups(usage(), '2026-11-24')).toBe(1);
    expect(countLookups(usage(), '2026-11')).toBe(3);
    expect(countLookups(usage(), '2026-11', 'hover')).toBe(2);
    expect(countLookups(usage(), '2026-12')).toBe(0);
  });

  it('counts all of many concurrent lookups', async () => {
    const { counter, usage } = createCounter(() => NOON);
    await Promise.all(Array.from({ length: 50 }, () => counter.take('hover')));
    await counter.add('test', 4);
    expect(countLookups(usage(), '2026-11-23')).toBe(54);
  });

  it('rejects lookups over the daily limit until the next day', async () => {
    let now = NOON;
    const { counter, usage } = createCounter(() => now, 2);
    const failures = await Promise.all([1, 2, 3].map(() => counter.take('hover')));
    expect(failures).toEqual([undefined, undefined, { kind: 'limit-reached' }]);
    expect(countLookups(usage(), '2026-11-23')).toBe(2);
    now += DAY_MS;
    expect(await counter.take('hover')).toBeUndefined();
  });

  it('counts in memory while storage fails, applies the limit, and writes the count later', async () => {
    let usage: UsageByDay = { '2026-11-23': { hover: 1 } };
    let isBroken = true;
    const store = {
      key: `local:${crypto.randomUUID()}`,
      getValue: async () => usage,
      async setValue(value: UsageByDay) {
        if (isBroken) throw new Error('The disk is full.');
        usage = value;
      },
    };
    const errors: unknown[] = [];
    const counter = createUsageCounter(
      store,
      async () => 3,
      (error) => errors.push(error),
      () => NOON,
    );
    const answers = [
      await counter.take('hover'),
      await counter.take('search'),
      await counter.take('hover'),
    ];
    expect(answers).toEqual([undefined, undefined, { kind: 'limit-reached' }]);
    expect(errors).toHaveLength(2);
    expect(usage).toEqual({ '2026-11-23': { hover: 1 } });
    isBroken = false;
    await counter.add('test', 1);
    expect(usage).toEqual({ '2026-11-23': { hover: 2, search: 1, test: 1 } });
  });

  it('allows lookups while storage hangs, and waits for it at most once', async () => {
    const never = new Promise<never>(() => {});
    const errors: unknown[] = [];
    const store = {
      key: `local:${crypto.randomUUID()}`,
      getValue: async () => ({}),
      setValue: () => never,
    };
    const counter = createUsageCounter(
      store,
      async () => null,
      (error) => errors.push(error),
      () => NOON,
    );
    const start = performance.now();
    for (let times = 0; times < 20; times++) expect(await counter.take('hover')).toBeUndefined();
    expect(performance.now() - start).toBeLessThan(1_500);
    expect(errors).toHaveLength(1);
  });

  it('allows lookups if neither limit nor usage can be read', async () => {
    const store = {
      key: `local:${crypto.randomUUID()}`,
      getValue: () => Promise.reject(new Error('No storage.')),
      setValue: () => Promise.reject(new Error('No storage.')),
    };
    const counter = createUsageCounter(
      store,
      () => Promise.reject(new Error('No settings.')),
      () => {},
      () => NOON,
    );
    expect(await counter.take('hover')).toBeUndefined();
  });

  it('keeps 65 days', async () => {
    let now = NOON;
    const { counter, usage } = createCounter(() => now);
    for (let days = 0; days < 100; days++) {
      await counter.take('hover');
      now += DAY_MS;
    }
    expect(Object.keys(usage())).toHaveLength(65);
    expect(Object.keys(usage())).not.toContain('2026-11-23');
  });
});

it('toLocalDay uses the local time zone', () => {
  expect(toLocalDay(new Date(2026, 0, 5, 0, 0, 1).getTime())).toBe('2026-01-05');
  expect(toLocalDay(new Date(2026, 0, 5, 23, 59, 59).getTime())).toBe('2026-01-05');
});
