import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TOUCH_INTERVAL_MS } from '../../../../utils/lookup/cache/cache.ts';
import { selectLeastRecentlyUsed } from '../../../../utils/lookup/cache/evicting-store.ts';
import {
  deleteDatabases,
  findCached,
  type StartedCache,
  startCache,
  toCachedGpt,
  toId,
} from '../../support/cache-database.ts';

const SIZE = JSON.stringify(toCachedGpt(1)).length;
const MB = 1_000_000;

/** Limits of which only one is ever reached. */
const ofEntries = (entries: number) => ({ limits: { readings: { entries, bytes: 100 * MB } } });
const ofBytes = (bytes: number) => ({ limits: { readings: { entries: 10_000, bytes } } });

/** Stores GPTs one second apart, and waits for each eviction. */
async function putAll(cache: StartedCache, ...numbers: number[]): Promise<void> {
  for (const n of numbers) {
    cache.clock.now += 1_000;
    await cache.put(toCachedGpt(n));
    await cache.getStats();
  }
}

beforeEach(deleteDatabases);
afterEach(() => vi.restoreAllMocks());

// The same rules apply to the memory fallback.
describe.each([
  ['database', () => undefined],
  ['memory', () => vi.stubGlobal('indexedDB', undefined)],
])('the cache in the %s', (storage, prepare) => {
  beforeEach(() => void prepare());

  it('evicts the least recently used entry first', async () => {
    const cache = startCache(ofEntries(5));
    await putAll(cache, 0, 1, 2, 3, 4);
    cache.clock.now += TOUCH_INTERVAL_MS;
    await cache.get(toId(0));
    await putAll(cache, 5);
    expect(await findCached(cache, 6)).toEqual([0, 3, 4, 5]);
    expect((await cache.getStats()).storage).toBe(storage);
  });

  it('counts writing an entry again as a use', async () => {
    const cache = startCache(ofEntries(5));
    await putAll(cache, 0, 1, 2, 3, 4, 0, 5);
    expect(await findCached(cache, 6)).toEqual([0, 3, 4, 5]);
  });

  it('applies the limit of bytes', async () => {
    const cache = startCache(ofBytes(10.5 * SIZE));
    await putAll(cache, ...Array.from({ length: 30 }, (_, n) => n));
    expect((await cache.getStats()).bytes).toBeLessThanOrEqual(10.5 * SIZE);
    const cached = await findCached(cache, 30);
    expect(cached.length).toBeGreaterThanOrEqual(8);
    expect(cached).toEqual(cached.map((_, index) => 30 - cached.length + index));
  });

  it('keeps the newest entry even if it exceeds the limit on its own', async () => {
    const cache = startCache(ofBytes(SIZE / 2));
    await putAll(cache, 0, 1);
    expect(await findCached(cache, 2)).toEqual([1]);
  });

  it('is within the limit after a burst of writes', async () => {
    const cache = startCache(ofEntries(20));
    await Promise.all(Array.from({ length: 200 }, (_, n) => cache.put(toCachedGpt(n))));
    expect((await cache.getStats()).gpts).toBeLessThanOrEqual(20);
  });

  it('stays within the limit and keeps the last entry after any sequence of writes and clock changes', async () => {
    const writes = fc.array(fc.tuple(fc.nat(12), fc.integer({ min: -5_000, max: 5_000 })), {
      minLength: 1,
      maxLength: 40,
    });
    const property = fc.asyncProperty(writes, fc.integer({ min: 1, max: 6 }), async (all, max) => {
      deleteDatabases();
      prepare();
      const cache = startCache(ofEntries(max));
      for (const [n, ms] of all) {
        cache.clock.now += ms;
        await cache.put(toCachedGpt(n));
        expect((await cache.getStats()).gpts).toBeLessThanOrEqual(max);
        expect(await cache.get(toId(n))).toBeDefined();
      }
    });
    await fc.assert(property, { seed: 5, numRuns: 60 });
  });
});

describe('a write', () => {
  it('evicts in batches', async () => {
    const cache = startCache(ofEntries(100));
    await putAll(cache, ...Array.from({ length: 100 }, (_, n) => n));
    const scans = vi.spyOn(IDBIndex.prototype, 'openKeyCursor');
    for (let n = 100; n < 150; n++) await cache.put(toCachedGpt(n));
    // Ten entries per eviction.
    expect(scans.mock.calls.length).toBeLessThanOrEqual(5);
    expect((await cache.getStats()).gpts).toBeLessThanOrEqual(100);
  });

  it('counts entries from before a restart of the background', async () => {
    const first = startCache(ofEntries(100));
    await putAll(first, ...Array.from({ length: 30 }, (_, n) => n));
    for (let start = 0; start < 5; start++) await putAll(startCache(ofEntries(20)), 100 + start);
    expect((await first.getStats()).gpts).toBeLessThanOrEqual(20);
  });
});

describe('a read', () => {
  it('updates the time of last use at most once an hour', async () => {
    const cache = startCache();
    await putAll(cache, 1);
    const puts = vi.spyOn(IDBObjectStore.prototype, 'put');
    const readOften = async () => {
      await Promise.all(Array.from({ length: 20 }, () => cache.get(toId(1))));
      await cache.getStats();
    };
    await readOften();
    cache.clock.now += TOUCH_INTERVAL_MS - 1;
    await readOften();
    expect(puts).toHaveBeenCalledTimes(0);
    cache.clock.now += 1;
    await cache.get(toId(1));
    await cache.getStats();
    await readOften();
    expect(puts).toHaveBeenCalledTimes(1);
  });

  it('does not undo a write during the update of the last use', async () => {
    const cache = startCache();
    await putAll(cache, 1);
    cache.clock.now += TOUCH_INTERVAL_MS;
    const later = toCachedGpt(1, { readAt: cache.clock.now });
    await Promise.all([cache.get(toId(1)), cache.put(later), cache.get(toId(1))]);
    await cache.getStats();
    expect(await cache.get(toId(1))).toEqual(later);
  });
});

describe('selectLeastRecentlyUsed', () => {
  const uses = [1, 2, 3, 4].map((usedAt) => ({ key: `entry ${usedAt}`, usedAt, size: 10 }));

  it.each([
    ['nothing within the target', { entries: 4, bytes: 40 }, undefined, []],
    ['the oldest beyond the number of entries', { entries: 3, bytes: 40 }, undefined, ['entry 1']],
    [
      'the oldest beyond the number of bytes',
      { entries: 4, bytes: 21 },
      undefined,
      ['entry 1', 'entry 2'],
    ],
    ['never the kept entry', { entries: 2, bytes: 40 }, 'entry 1', ['entry 2', 'entry 3']],
    [
      'everything but the kept entry for an empty target',
      { entries: 0, bytes: 0 },
      'entry 4',
      ['entry 1', 'entry 2', 'entry 3'],
    ],
  ])('selects %s', (_, target, keptKey, expected) => {
    expect(selectLeastRecentlyUsed(uses, target, keptKey)).toEqual(expected);
  });
});
