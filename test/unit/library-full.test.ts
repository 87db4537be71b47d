import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { GIVE_UP_MS } from '../../utils/lookup/cache/quota-recovery-store.ts';
import {
  failure,
  fill,
  forgetDatabases,
  idOf,
  lyingOn,
  readingOf,
  startLibrary,
  thoseThere,
} from './support/library-database.ts';

beforeEach(forgetDatabases);
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
    const library = startLibrary();
    await fill(library, 10);
    const deletes = vi.spyOn(IDBObjectStore.prototype, 'delete');
    const puts = fillDisk(() => deletes.mock.calls.length > 0);
    await Promise.all([10, 11].map((n) => library.keep(readingOf(n))));
    puts.mockRestore();
    expect((await lyingOn('readings')).map(({ asked }) => asked)).toEqual(
      [5, 6, 7, 8, 9, 10, 11].map(idOf),
    );
    expect(await library.state()).toMatchObject({ keptIn: 'database', readings: 7 });
  });

  it('that stays full costs no more than half; what is new stays in memory, what is old is read', async () => {
    const library = startLibrary();
    await fill(library, 10);
    let isFull = true;
    fillDisk(() => !isFull);
    for (const n of [10, 11, 12]) await library.keep(readingOf(n));
    expect(await thoseThere(library, 13)).toEqual([5, 6, 7, 8, 9, 10, 11, 12]);
    expect((await library.state()).problem).toContain('QuotaExceededError');
    expect(await lyingOn('readings')).toHaveLength(5);

    isFull = false;
    await library.keep(readingOf(13));
    expect(await lyingOn('readings')).toHaveLength(6);
    isFull = true;
    library.clock.now += GIVE_UP_MS;
    await library.keep(readingOf(14));
    expect((await lyingOn('readings')).length).toBeLessThanOrEqual(3);
  });

  it('that is noticed only when a transaction ends is the same', async () => {
    const library = startLibrary();
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
    await library.keep(readingOf(4));
    expect((await lyingOn('readings')).map(({ asked }) => asked)).toEqual([2, 3, 4].map(idOf));
  });
});
