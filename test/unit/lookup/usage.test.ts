import { describe, expect, it } from 'vitest';
import {
  countLookups,
  createUsageCounter,
  toLocalDay,
  type UsageByDay,
} from '../../../utils/lookup/usage.ts';

const NOON = new Date(2026, 10, 23, 12).getTime();
const DAY_MS = 24 * 60 * 60 * 1000;

function meterAt(now: () => number, limit: number | null = null) {
  let tally: UsageByDay = {};
  const store = {
    key: `local:${crypto.randomUUID()}`,
    getValue: async () => tally,
    async setValue(value: UsageByDay) {
      tally = value;
    },
  };
  return {
    meter: createUsageCounter(
      store,
      async () => limit,
      () => {},
      now,
    ),
    tally: () => tally,
  };
}

describe('the meter', () => {
  it('counts by day, month and reason', async () => {
    let now = NOON;
    const { meter, tally } = meterAt(() => now);
    await meter.take('hover');
    await meter.take('search');
    now += DAY_MS;
    await meter.take('hover');
    expect(countLookups(tally(), '2026-11-23')).toBe(2);
    expect(countLookups(tally(), '2026-11-24')).toBe(1);
    expect(countLookups(tally(), '2026-11')).toBe(3);
    expect(countLookups(tally(), '2026-11', 'hover')).toBe(2);
    expect(countLookups(tally(), '2026-12')).toBe(0);
  });

  it('loses none of many at once', async () => {
    const { meter, tally } = meterAt(() => NOON);
    await Promise.all(Array.from({ length: 50 }, () => meter.take('hover')));
    await meter.add('test', 4);
    expect(countLookups(tally(), '2026-11-23')).toBe(54);
  });

  it('objects to what is over the limit of the day, and begins anew the next', async () => {
    let now = NOON;
    const { meter, tally } = meterAt(() => now, 2);
    const objections = await Promise.all([1, 2, 3].map(() => meter.take('hover')));
    expect(objections).toEqual([undefined, undefined, { kind: 'limit-reached' }]);
    expect(countLookups(tally(), '2026-11-23')).toBe(2);
    now += DAY_MS;
    expect(await meter.take('hover')).toBeUndefined();
  });

  it('counts in memory what cannot be written, keeps to the limit, and writes it when it can', async () => {
    let tally: UsageByDay = { '2026-11-23': { hover: 1 } };
    let isBroken = true;
    const store = {
      key: `local:${crypto.randomUUID()}`,
      getValue: async () => tally,
      async setValue(value: UsageByDay) {
        if (isBroken) throw new Error('The disk is full.');
        tally = value;
      },
    };
    const troubles: unknown[] = [];
    const meter = createUsageCounter(
      store,
      async () => 3,
      (error) => troubles.push(error),
      () => NOON,
    );
    const answers = [
      await meter.take('hover'),
      await meter.take('search'),
      await meter.take('hover'),
    ];
    expect(answers).toEqual([undefined, undefined, { kind: 'limit-reached' }]);
    expect(troubles).toHaveLength(2);
    expect(tally).toEqual({ '2026-11-23': { hover: 1 } });
    isBroken = false;
    await meter.add('test', 1);
    expect(tally).toEqual({ '2026-11-23': { hover: 2, search: 1, test: 1 } });
  });

  it('lets look-ups go on while the storage hangs, and waits for it once at most', async () => {
    const never = new Promise<never>(() => {});
    const troubles: unknown[] = [];
    const store = {
      key: `local:${crypto.randomUUID()}`,
      getValue: async () => ({}),
      setValue: () => never,
    };
    const meter = createUsageCounter(
      store,
      async () => null,
      (error) => troubles.push(error),
      () => NOON,
    );
    const start = performance.now();
    for (let times = 0; times < 20; times++) expect(await meter.take('hover')).toBeUndefined();
    expect(performance.now() - start).toBeLessThan(1_500);
    expect(troubles).toHaveLength(1);
  });

  it('lets look-ups go on where neither limit nor count can be read', async () => {
    const store = {
      key: `local:${crypto.randomUUID()}`,
      getValue: () => Promise.reject(new Error('No storage.')),
      setValue: () => Promise.reject(new Error('No storage.')),
    };
    const meter = createUsageCounter(
      store,
      () => Promise.reject(new Error('No settings.')),
      () => {},
      () => NOON,
    );
    expect(await meter.take('hover')).toBeUndefined();
  });

  it('keeps two months and forgets what is older', async () => {
    let now = NOON;
    const { meter, tally } = meterAt(() => now);
    for (let days = 0; days < 100; days++) {
      await meter.take('hover');
      now += DAY_MS;
    }
    expect(Object.keys(tally())).toHaveLength(65);
    expect(Object.keys(tally())).not.toContain('2026-11-23');
  });
});

it('a day is the user’s own', () => {
  expect(toLocalDay(new Date(2026, 0, 5, 0, 0, 1).getTime())).toBe('2026-01-05');
  expect(toLocalDay(new Date(2026, 0, 5, 23, 59, 59).getTime())).toBe('2026-01-05');
});
