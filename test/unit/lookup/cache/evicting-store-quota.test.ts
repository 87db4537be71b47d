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

describe('a full disk', () => {
  function fillDisk(hasRoom: () => boolean) {
    const put = IDBObjectStore.prototype.put;
    return vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      value,
    ) {
      if (!hasRoom()) throw failure('QuotaExceededError');
      return put.call(this, value);
    });
  }

  it('takes the less used half, and the write is done', async () => {
    const library = startCache();
    await fill(library, 10);
    const deletes = vi.spyOn(IDBObjectStore.prototype, 'delete');
    const puts = fillDisk(() => deletes.mock.calls.length > 0);
    await Promise.all([10, 11].map((n) => library.put(toCachedGpt(n))));
    puts.mockRestore();
    expect((await readStore('readings')).map(({ asked }) => asked)).toEqual(
      [5, 6, 7, 8, 9, 10, 11].map(toId),
    );
    expect(await library.getStats()).toMatchObject({ storage: 'database', gpts: 7 });
  });

  it('that stays full costs no more than half; what is new stays in memory, what is old is read', async () => {
    const library = startCache();
    await fill(library, 10);
    let isFull = true;
    fillDisk(() => !isFull);
    for (const n of [10, 11, 12]) await library.put(toCachedGpt(n));
    expect(await findCached(library, 13)).toEqual([5, 6, 7, 8, 9, 10, 11, 12]);
    expect((await library.getStats()).lastError).toContain('QuotaExceededError');
    expect(await readStore('readings')).toHaveLength(5);

    isFull = false;
    await library.put(toCachedGpt(13));
    expect(await readStore('readings')).toHaveLength(6);
    isFull = true;
    library.clock.now += QUOTA_BACKOFF_MS;
    await library.put(toCachedGpt(14));
    expect((await readStore('readings')).length).toBeLessThanOrEqual(3);
  });

  it('that is noticed only when a transaction ends is the same', async () => {
    const library = startCache();
    await fill(library, 4);
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
    await library.put(toCachedGpt(4));
    expect((await readStore('readings')).map(({ asked }) => asked)).toEqual([2, 3, 4].map(toId));
  });
});
