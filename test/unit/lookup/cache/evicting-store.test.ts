import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { selectLeastRecentlyUsed } from '../../../../utils/lookup/cache/limits.ts';
import { TOUCH_INTERVAL_MS } from '../../../../utils/lookup/cache/validated-store.ts';
import {
  deleteDatabases,
  findCached,
  startCache,
  toCachedGpt,
  toId,
} from '../../support/cache-database.ts';

const SIZE = JSON.stringify(toCachedGpt(1)).length;
const MB = 1_000_000;

/** Limits of which only this one is ever met. */
const ofEntries = (entries: number) => ({ limits: { readings: { entries, bytes: 100 * MB } } });
const ofBytes = (bytes: number) => ({ limits: { readings: { entries: 10_000, bytes } } });

type Lens = ReturnType<typeof startCache>;

/** Keeps readings a second apart, each to its end. */
async function keepAll(library: Lens, ...numbers: number[]): Promise<void> {
  for (const n of numbers) {
    library.clock.now += 1_000;
    await library.put(toCachedGpt(n));
    await library.getStats();
  }
}

beforeEach(deleteDatabases);
afterEach(() => vi.restoreAllMocks());

// Without IndexedDB the same rules hold in memory.
describe.each([
  ['database', () => undefined],
  ['memory', () => vi.stubGlobal('indexedDB', undefined)],
])('in the %s', (where, prepare) => {
  beforeEach(() => void prepare());

  it('the least recently used goes first', async () => {
    const library = startCache(ofEntries(5));
    await keepAll(library, 0, 1, 2, 3, 4);
    library.clock.now += TOUCH_INTERVAL_MS;
    await library.get(toId(0));
    await keepAll(library, 5);
    expect(await findCached(library, 6)).toEqual([0, 3, 4, 5]);
    expect((await library.getStats()).storage).toBe(where);
  });

  it('what was written again counts as used', async () => {
    const library = startCache(ofEntries(5));
    await keepAll(library, 0, 1, 2, 3, 4, 0, 5);
    expect(await findCached(library, 6)).toEqual([0, 3, 4, 5]);
  });

  it('what is too much in bytes goes, however few there are', async () => {
    const library = startCache(ofBytes(10.5 * SIZE));
    await keepAll(library, ...Array.from({ length: 30 }, (_, n) => n));
    expect((await library.getStats()).bytes).toBeLessThanOrEqual(10.5 * SIZE);
    const there = await findCached(library, 30);
    expect(there.length).toBeGreaterThanOrEqual(8);
    expect(there).toEqual(there.map((_, at) => 30 - there.length + at));
  });

  it('what is larger than the whole limit stays as long as it is the newest', async () => {
    const library = startCache(ofBytes(SIZE / 2));
    await keepAll(library, 0, 1);
    expect(await findCached(library, 2)).toEqual([1]);
  });

  it('a burst that ends at once is brought within the limit', async () => {
    const library = startCache(ofEntries(20));
    await Promise.all(Array.from({ length: 200 }, (_, n) => library.put(toCachedGpt(n))));
    expect((await library.getStats()).gpts).toBeLessThanOrEqual(20);
  });

  it('no sequence of writes and clocks leaves more than the limits, or loses what was just written', async () => {
    const deeds = fc.array(fc.tuple(fc.nat(12), fc.integer({ min: -5_000, max: 5_000 })), {
      minLength: 1,
      maxLength: 40,
    });
    const property = fc.asyncProperty(deeds, fc.integer({ min: 1, max: 6 }), async (all, most) => {
      deleteDatabases();
      prepare();
      const library = startCache(ofEntries(most));
      for (const [n, ms] of all) {
        library.clock.now += ms;
        await library.put(toCachedGpt(n));
        expect((await library.getStats()).gpts).toBeLessThanOrEqual(most);
        expect(await library.get(toId(n))).toBeDefined();
      }
    });
    await fc.assert(property, { seed: 5, numRuns: 60 });
  });
});

describe('writes', () => {
  it('delete in batches', async () => {
    const library = startCache(ofEntries(100));
    await keepAll(library, ...Array.from({ length: 100 }, (_, n) => n));
    const scans = vi.spyOn(IDBIndex.prototype, 'openKeyCursor');
    for (let n = 100; n < 150; n++) await library.put(toCachedGpt(n));
    // Ten at a time.
    expect(scans.mock.calls.length).toBeLessThanOrEqual(5);
    expect((await library.getStats()).gpts).toBeLessThanOrEqual(100);
  });

  it('count once in each life of the background what earlier ones left', async () => {
    const first = startCache(ofEntries(100));
    await keepAll(first, ...Array.from({ length: 30 }, (_, n) => n));
    for (let life = 0; life < 5; life++) await keepAll(startCache(ofEntries(20)), 100 + life);
    expect((await first.getStats()).gpts).toBeLessThanOrEqual(20);
  });
});

describe('reading', () => {
  it('writes nothing, but once an hour that it was read', async () => {
    const library = startCache();
    await keepAll(library, 1);
    const puts = vi.spyOn(IDBObjectStore.prototype, 'put');
    const readOften = async () => {
      await Promise.all(Array.from({ length: 20 }, () => library.get(toId(1))));
      await library.getStats();
    };
    await readOften();
    library.clock.now += TOUCH_INTERVAL_MS - 1;
    await readOften();
    expect(puts).toHaveBeenCalledTimes(0);
    library.clock.now += 1;
    await library.get(toId(1));
    await library.getStats();
    await readOften();
    expect(puts).toHaveBeenCalledTimes(1);
  });

  it('does not undo a write that comes while the use is being noted', async () => {
    const library = startCache();
    await keepAll(library, 1);
    library.clock.now += TOUCH_INTERVAL_MS;
    const later = toCachedGpt(1, { readAt: library.clock.now });
    await Promise.all([library.get(toId(1)), library.put(later), library.get(toId(1))]);
    await library.getStats();
    expect(await library.get(toId(1))).toEqual(later);
  });
});

describe('what has to go', () => {
  const usages = [1, 2, 3, 4].map((usedAt) => ({ key: `entry ${usedAt}`, usedAt, size: 10 }));

  it.each([
    ['nothing within the goal', { entries: 4, bytes: 40 }, undefined, []],
    ['the oldest beyond the entries', { entries: 3, bytes: 40 }, undefined, ['entry 1']],
    ['the oldest beyond the bytes', { entries: 4, bytes: 21 }, undefined, ['entry 1', 'entry 2']],
    ['never what is spared', { entries: 2, bytes: 40 }, 'entry 1', ['entry 2', 'entry 3']],
    [
      'all else, where nothing may stay',
      { entries: 0, bytes: 0 },
      'entry 4',
      ['entry 1', 'entry 2', 'entry 3'],
    ],
  ])('is %s', (_, goal, spared, going) => {
    expect(selectLeastRecentlyUsed(usages, goal, spared)).toEqual(going);
  });
});
