import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { toSummary } from '../../../utils/gpt/summary.ts';
import { getCacheSummary } from '../../../utils/lookup/cache-summary.ts';
import {
  deleteDatabases,
  fill,
  NOW,
  openRaw,
  putRaw,
  readStore,
  startCache,
  toCachedGpt,
  toId,
  toNegative,
} from '../support/cache-database.ts';

/** How long a negative entry is valid. */
const NEGATIVE_MS = 60 * 60 * 1000;

const HOUR_MS = 60 * 60 * 1000;
const OPTIONS = { freshForMs: HOUR_MS, gatewayIds: ['first'], now: NOW };

beforeEach(deleteDatabases);
afterEach(() => vi.unstubAllGlobals());

describe('getCacheSummary', () => {
  it('returns fresh, stale and missing GPTs, and omits uncached ones', async () => {
    const cache = startCache();
    await cache.put(toCachedGpt(1));
    await cache.put(toCachedGpt(2, { readAt: NOW - HOUR_MS }));
    await cache.putNegative(toNegative(3, { first: NOW - NEGATIVE_MS + 1 }));
    await cache.putNegative(toNegative(4, { first: NOW - NEGATIVE_MS }));
    const ids = [5, 4, 3, 2, 1].map(toId);
    const gpt = (n: number) => toSummary(toCachedGpt(n).gpt);
    expect(await getCacheSummary(ids, cache, OPTIONS)).toEqual({
      cached: [
        { id: toId(2), isFresh: false, readAt: NOW - HOUR_MS, gpt: gpt(2) },
        { id: toId(1), isFresh: true, readAt: NOW, gpt: gpt(1) },
      ],
      missing: [toId(3)],
    });
  });

  it('returns a GPT as missing only if no gateway knows it that would be asked', async () => {
    const cache = startCache();
    await cache.putNegative(toNegative(1, { first: NOW, second: NOW }));
    await cache.putNegative(toNegative(2, { first: NOW }));
    await cache.putNegative(toNegative(3, { second: NOW }));
    const ids = [1, 2, 3].map(toId);
    const getMissing = async (...gatewayIds: string[]) =>
      (await getCacheSummary(ids, cache, { ...OPTIONS, gatewayIds })).missing;
    expect(await getMissing('first')).toEqual([toId(1), toId(2)]);
    expect(await getMissing('second', 'first')).toEqual([toId(1)]);
    expect(await getMissing('third')).toEqual([]);
    expect(await getMissing()).toEqual([]);
  });

  it('handles thousands of ids without updating their use', async () => {
    const cache = startCache();
    await fill(cache, 600);
    const before = await readStore('readings');
    cache.clock.now += 5 * HOUR_MS;
    const ids = Array.from({ length: 5_000 }, (_, n) => toId(n));
    const { cached, missing } = await getCacheSummary(ids, cache, OPTIONS);
    expect(cached.map(({ id }) => id)).toEqual(ids.slice(0, 600));
    expect(missing).toEqual([]);
    await cache.getStats();
    expect(await readStore('readings')).toEqual(before);
  });

  it('skips invalid entries and includes entries that are only in memory', async () => {
    const cache = startCache();
    await cache.put(toCachedGpt(1));
    const database = await openRaw();
    await putRaw(database, 'readings', { asked: toId(2), gpt: 'nonsense', usedAt: NOW, size: 1 });
    database.close();
    const ids = [toId(1), toId(2)];
    expect((await getCacheSummary(ids, cache, OPTIONS)).cached).toHaveLength(1);

    vi.stubGlobal('indexedDB', {
      open() {
        throw new Error('Simulated error.');
      },
    });
    const withoutDatabase = startCache();
    await withoutDatabase.put(toCachedGpt(1));
    expect((await getCacheSummary(ids, withoutDatabase, OPTIONS)).cached).toHaveLength(1);
  });
});
