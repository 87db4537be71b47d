import { describe, expect, it } from 'vitest';
import { countOf, createMeter, dayOf, type Tally } from '../../utils/inspector/meter.ts';

const NOON = new Date(2026, 10, 23, 12).getTime();
const DAY_MS = 24 * 60 * 60 * 1000;

function meterAt(now: () => number, limit: number | null = null) {
  let tally: Tally = {};
  const store = {
    key: `local:${crypto.randomUUID()}`,
    getValue: async () => tally,
    async setValue(value: Tally) {
      tally = value;
    },
  };
  return { meter: createMeter(store, async () => limit, now), tally: () => tally };
}

describe('the meter', () => {
  it('counts by day, month and reason', async () => {
    let now = NOON;
    const { meter, tally } = meterAt(() => now);
    await meter.take('hover');
    await meter.take('search');
    now += DAY_MS;
    await meter.take('hover');
    expect(countOf(tally(), '2026-11-23')).toBe(2);
    expect(countOf(tally(), '2026-11-24')).toBe(1);
    expect(countOf(tally(), '2026-11')).toBe(3);
    expect(countOf(tally(), '2026-11', 'hover')).toBe(2);
    expect(countOf(tally(), '2026-12')).toBe(0);
  });

  it('loses none of many at once', async () => {
    const { meter, tally } = meterAt(() => NOON);
    await Promise.all(Array.from({ length: 50 }, () => meter.take('hover')));
    await meter.add('test', 4);
    expect(countOf(tally(), '2026-11-23')).toBe(54);
  });

  it('objects to what is over the limit of the day, and begins anew the next', async () => {
    let now = NOON;
    const { meter, tally } = meterAt(() => now, 2);
    const objections = await Promise.all([1, 2, 3].map(() => meter.take('hover')));
    expect(objections).toEqual([undefined, undefined, { kind: 'limit-reached' }]);
    expect(countOf(tally(), '2026-11-23')).toBe(2);
    now += DAY_MS;
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
  expect(dayOf(new Date(2026, 0, 5, 0, 0, 1).getTime())).toBe('2026-01-05');
  expect(dayOf(new Date(2026, 0, 5, 23, 59, 59).getTime())).toBe('2026-01-05');
});
