import { describe, expect, it, vi } from 'vitest';
import { createUsageCounter, toLocalDay, type UsageLimits } from '../../../utils/lookup/usage.ts';
import { sumUsage, type UsageByDay } from '../../../utils/lookup/usage-by-day.ts';

const NOON = new Date(2026, 10, 23, 12).getTime();
const DAY_MS = 24 * 60 * 60 * 1000;
const TODAY = '2026-11-23';
const NO_LIMITS: UsageLimits = { total: null, byGateway: {}, chats: null };

type Price = Parameters<typeof createUsageCounter>[2];

const noPrice: Price = async () => undefined;

function createStore(initial: UsageByDay = {}) {
  let usage = initial;
  return {
    key: `local:${crypto.randomUUID()}`,
    usage: () => usage,
    getValue: async () => usage,
    async setValue(value: UsageByDay) {
      usage = value;
    },
  };
}

function createCounter(now: () => number, limits = NO_LIMITS, getPrice = noPrice) {
  const store = createStore();
  const counter = createUsageCounter(
    store,
    async () => limits,
    getPrice,
    () => {},
    now,
  );
  const count = (period: string, filter: object = {}) =>
    sumUsage(store.usage(), { period, ...filter }).count;
  return { counter, count, usage: store.usage };
}

describe('the usage counter', () => {
  it('counts by day, month, reason and gateway', async () => {
    let now = NOON;
    const { counter, count } = createCounter(() => now);
    await counter.take('hover', 'one');
    await counter.take('search', 'two');
    now += DAY_MS;
    await counter.take('hover', 'two');
    expect(count(TODAY)).toBe(2);
    expect(count('2026-11-24')).toBe(1);
    expect(count('2026-11')).toBe(3);
    expect(count('2026-11', { reason: 'hover' })).toBe(2);
    expect(count('2026-11', { gatewayId: 'two' })).toBe(2);
    expect(count('2026-11', { gatewayId: 'two', reason: 'hover' })).toBe(1);
    expect(count('2026-12')).toBe(0);
  });

  it('counts all of many concurrent lookups', async () => {
    const { counter, count } = createCounter(() => NOON);
    const takes = Array.from({ length: 50 }, (_, n) => counter.take('hover', n % 2 ? 'a' : 'b'));
    await Promise.all(takes);
    await counter.add('test', 'a', 4);
    expect(count(TODAY)).toBe(54);
    expect(count(TODAY, { gatewayId: 'a' })).toBe(29);
  });

  it('rejects lookups over the daily limit of all gateways until the next day', async () => {
    let now = NOON;
    const { counter, count } = createCounter(() => now, { total: 2, byGateway: {}, chats: null });
    const failures = await Promise.all(
      ['one', 'two', 'three'].map((id) => counter.take('hover', id)),
    );
    expect(failures).toEqual([undefined, undefined, { kind: 'limit-reached' }]);
    expect(count(TODAY)).toBe(2);
    now += DAY_MS;
    expect(await counter.take('hover', 'one')).toBeUndefined();
  });

  it('limits messages of chats apart from lookups', async () => {
    const limits = { total: 1, byGateway: { one: 1 }, chats: 2 };
    const { counter, count } = createCounter(() => NOON, limits);
    const failures = [
      await counter.take('chat', 'one'),
      await counter.take('hover', 'one'),
      await counter.take('chat', 'two'),
      await counter.take('hover', 'two'),
      await counter.take('chat', 'two'),
    ];
    const reached = { kind: 'limit-reached' };
    expect(failures).toEqual([undefined, undefined, undefined, reached, reached]);
    expect(count(TODAY)).toBe(1);
    expect(count(TODAY, { reason: 'chat' })).toBe(2);
  });

  it('adds a cost that is known only later to the day of the request', async () => {
    let now = NOON;
    const { counter, usage } = createCounter(() => now);
    await counter.take('chat', 'one');
    now += DAY_MS;
    await counter.addCost('chat', 'one', 0.3, NOON);
    expect(usage()).toEqual({ [TODAY]: { one: { chat: { count: 1, priced: 1, cost: 0.3 } } } });
  });

  it('rejects lookups over the daily limit of one gateway, says which, and allows others', async () => {
    const limits = { total: 5, byGateway: { one: 1, two: null }, chats: null };
    const { counter } = createCounter(() => NOON, limits);
    const failures = await Promise.all(
      ['one', 'one', 'two', 'two', 'three'].map((id) => counter.take('hover', id)),
    );
    expect(failures).toEqual([
      undefined,
      { kind: 'limit-reached', gatewayId: 'one' },
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('adds up what lookups cost, and how many of them had a known price', async () => {
    const getPrice = vi.fn<Price>(async (gatewayId, reason) => {
      if (gatewayId === 'unknown') return undefined;
      return reason === 'search' ? 0.25 : 0.5;
    });
    const { counter, usage } = createCounter(() => NOON, NO_LIMITS, getPrice);
    await counter.take('hover', 'one');
    await counter.take('hover', 'one');
    await counter.take('search', 'one');
    await counter.add('test', 'one', 4);
    await counter.take('hover', 'unknown');
    expect(usage()).toEqual({
      [TODAY]: {
        one: {
          hover: { count: 2, priced: 2, cost: 1 },
          search: { count: 1, priced: 1, cost: 0.25 },
          test: { count: 4, priced: 4, cost: 2 },
        },
        unknown: { hover: { count: 1 } },
      },
    });
    expect(sumUsage(usage(), { period: TODAY })).toEqual({ count: 8, priced: 7, cost: 3.25 });
  });

  it('counts lookups from before and after a price was known together', async () => {
    let price: number | undefined;
    const { counter, usage } = createCounter(
      () => NOON,
      NO_LIMITS,
      async () => price,
    );
    await counter.take('hover', 'one');
    price = 0;
    await counter.take('hover', 'one');
    expect(usage()[TODAY]?.one?.hover).toEqual({ count: 2, priced: 1, cost: 0 });
  });

  it('does not need a price to count or to apply a limit', async () => {
    const errors: unknown[] = [];
    const store = createStore();
    const counter = createUsageCounter(
      store,
      async () => ({ total: 1, byGateway: {}, chats: null }),
      () => Promise.reject(new Error('No prices.')),
      (error) => errors.push(error),
      () => NOON,
    );
    expect(await counter.take('hover', 'one')).toBeUndefined();
    expect(await counter.take('hover', 'one')).toEqual({ kind: 'limit-reached' });
    expect(store.usage()).toEqual({ [TODAY]: { one: { hover: { count: 1 } } } });
    expect(errors).toHaveLength(2);
  });

  it('counts in memory while storage fails, applies the limit, and writes the count later', async () => {
    let isBroken = true;
    const initial = { [TODAY]: { one: { hover: { count: 1 } } } };
    const store = createStore(initial);
    const { setValue } = store;
    store.setValue = async (value) => {
      if (isBroken) throw new Error('The disk is full.');
      await setValue(value);
    };
    const errors: unknown[] = [];
    const counter = createUsageCounter(
      store,
      async () => ({ total: 3, byGateway: {}, chats: null }),
      noPrice,
      (error) => errors.push(error),
      () => NOON,
    );
    const answers = [
      await counter.take('hover', 'one'),
      await counter.take('search', 'two'),
      await counter.take('hover', 'one'),
    ];
    expect(answers).toEqual([undefined, undefined, { kind: 'limit-reached' }]);
    expect(errors).toHaveLength(2);
    expect(store.usage()).toEqual(initial);
    isBroken = false;
    await counter.add('test', 'one', 1);
    expect(store.usage()).toEqual({
      [TODAY]: {
        one: { hover: { count: 2 }, test: { count: 1 } },
        two: { search: { count: 1 } },
      },
    });
  });

  it('allows lookups while storage hangs, and waits for it at most once', async () => {
    const never = new Promise<never>(() => {});
    const errors: unknown[] = [];
    const store = { ...createStore(), setValue: () => never };
    const counter = createUsageCounter(
      store,
      async () => NO_LIMITS,
      noPrice,
      (error) => errors.push(error),
      () => NOON,
    );
    const start = performance.now();
    for (let times = 0; times < 20; times++)
      expect(await counter.take('hover', 'one')).toBeUndefined();
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
      noPrice,
      () => {},
      () => NOON,
    );
    expect(await counter.take('hover', 'one')).toBeUndefined();
  });

  it('keeps the limits that it has read if they cannot be read again', async () => {
    let isBroken = false;
    const counter = createUsageCounter(
      createStore(),
      async () => {
        if (isBroken) throw new Error('No settings.');
        return { total: null, byGateway: { one: 1 }, chats: null };
      },
      noPrice,
      () => {},
      () => NOON,
    );
    await counter.take('hover', 'one');
    isBroken = true;
    expect(await counter.take('hover', 'one')).toEqual({ kind: 'limit-reached', gatewayId: 'one' });
  });

  it('keeps 65 days', async () => {
    let now = NOON;
    const { counter, usage } = createCounter(() => now);
    for (let days = 0; days < 100; days++) {
      await counter.take('hover', 'one');
      now += DAY_MS;
    }
    expect(Object.keys(usage())).toHaveLength(65);
    expect(Object.keys(usage())).not.toContain(TODAY);
  });
});

it('toLocalDay uses the local time zone', () => {
  expect(toLocalDay(new Date(2026, 0, 5, 0, 0, 1).getTime())).toBe('2026-01-05');
  expect(toLocalDay(new Date(2026, 0, 5, 23, 59, 59).getTime())).toBe('2026-01-05');
});
