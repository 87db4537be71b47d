import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { QUOTA_BACKOFF_MS } from '../../../../utils/lookup/cache/quota-recovery-store.ts';
import {
  deleteDatabases,
  failure,
  fill,
  findCached,
  readStore,
  startCache,
  toCachedGpt,
  toId,
} from '../../support/cache-database.ts';

beforeEach(deleteDatabases);
afterEach(() => vi.restoreAllMocks());

describe('on a full disk, the cache', () => {
  function fillDisk(hasSpace: () => boolean) {
    const put = IDBObjectStore.prototype.put;
    return vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      value,
    ) {
      if (!hasSpace()) throw failure('QuotaExceededError');
      return put.call(this, value);
    });
  }

  it('evicts the less recently used half and writes the entry', async () => {
    const cache = startCache();
    await fill(cache, 10);
    const deletes = vi.spyOn(IDBObjectStore.prototype, 'delete');
    const puts = fillDisk(() => deletes.mock.calls.length > 0);
    await Promise.all([10, 11].map((n) => cache.put(toCachedGpt(n))));
    puts.mockRestore();
    expect((await readStore('readings')).map(({ asked }) => asked)).toEqual(
      [5, 6, 7, 8, 9, 10, 11].map(toId),
    );
    expect(await cache.getStats()).toMatchObject({ storage: 'database', gpts: 7 });
  });

  it('evicts no more than half if that does not help, and keeps new entries in memory', async () => {
    const cache = startCache();
    await fill(cache, 10);
    let isFull = true;
    fillDisk(() => !isFull);
    for (const n of [10, 11, 12]) await cache.put(toCachedGpt(n));
    expect(await findCached(cache, 13)).toEqual([5, 6, 7, 8, 9, 10, 11, 12]);
    expect((await cache.getStats()).lastError).toContain('QuotaExceededError');
    expect(await readStore('readings')).toHaveLength(5);

    isFull = false;
    await cache.put(toCachedGpt(13));
    expect(await readStore('readings')).toHaveLength(6);
    isFull = true;
    cache.clock.now += QUOTA_BACKOFF_MS;
    await cache.put(toCachedGpt(14));
    expect((await readStore('readings')).length).toBeLessThanOrEqual(3);
  });

  it('handles a quota error at the end of the transaction', async () => {
    const cache = startCache();
    await fill(cache, 4);
    let isFirst = true;
    const put = IDBObjectStore.prototype.put;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      value,
    ) {
      const request = put.call(this, value);
      if (isFirst) {
        Object.defineProperty(this.transaction, 'error', { value: failure('QuotaExceededError') });
        this.transaction.abort();
      }
      isFirst = false;
      return request;
    });
    await cache.put(toCachedGpt(4));
    expect((await readStore('readings')).map(({ asked }) => asked)).toEqual([2, 3, 4].map(toId));
  });
});
