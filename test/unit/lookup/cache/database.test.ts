import { forceCloseDatabase } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TIMEOUT_MS } from '../../../../utils/lib/database/connection.ts';
import { BACKOFF_MS } from '../../../../utils/lookup/cache/database.ts';
import {
  deleteDatabases,
  expectToWork,
  failure,
  fill,
  findCached,
  NAME,
  readStore,
  startCache,
  toCachedGpt,
  toId,
  toNegative,
} from '../../support/cache-database.ts';

beforeEach(deleteDatabases);
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('without IndexedDB, the cache', () => {
  it('stores everything in memory and reports the error', async () => {
    vi.stubGlobal('indexedDB', undefined);
    const cache = startCache();
    await expectToWork(cache);
    await cache.putNegative(toNegative(1, { first: 1 }));
    expect(await cache.getNegative(toId(1))).toBeDefined();
    await cache.putPicture('https://example.com/a', 'data:image/png;base64,AA==');
    expect(await cache.getPicture('https://example.com/a')).toBeDefined();
    const stats = { storage: 'memory', gpts: 1, negatives: 1, pictures: 1 };
    const lastError = expect.stringMatching(/^2024-06-01T00:00:00.000Z The cache could not be/);
    expect(await cache.getStats()).toMatchObject({ ...stats, lastError });
    await cache.clear();
    expect(await cache.getStats()).toMatchObject({ gpts: 0, negatives: 0, pictures: 0 });
  });

  it('has lower limits', async () => {
    vi.stubGlobal('indexedDB', undefined);
    const cache = startCache();
    await fill(cache, 600);
    const { gpts } = await cache.getStats();
    expect(gpts).toBeLessThanOrEqual(500);
    expect(gpts).toBeGreaterThan(400);
  });

  it('uses it again once it works', async () => {
    const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw failure('SecurityError');
    });
    const cache = startCache();
    await expectToWork(cache);
    await expectToWork(cache);
    expect(open).toHaveBeenCalledTimes(1);
    open.mockRestore();
    expect((await cache.getStats()).storage).toBe('memory');
    cache.clock.now += BACKOFF_MS;
    expect(await cache.get(toId(12_345))).toBeDefined();
    await cache.put(toCachedGpt(1));
    expect((await cache.getStats()).storage).toBe('database');
    expect(await readStore('readings')).toHaveLength(1);
  });
});

describe('after its connection was closed, the cache', () => {
  /** Returns an array to which all connections used from now on are added. */
  function watchConnections(): IDBDatabase[] {
    const connections: IDBDatabase[] = [];
    const transaction = IDBDatabase.prototype.transaction;
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
      this: IDBDatabase,
      ...all
    ) {
      if (!connections.includes(this)) connections.push(this);
      return transaction.apply(this, all);
    });
    return connections;
  }

  it.each<[string, (connection: IDBDatabase) => void]>([
    ['without an event', (it) => it.close()],
    // Its types expect the class instead of an instance.
    ['by the browser', (it) => forceCloseDatabase(it as unknown as typeof IDBDatabase)],
  ])('reconnects without an error (closed %s)', async (_, close) => {
    const connections = watchConnections();
    const cache = startCache();
    await fill(cache, 3);
    for (const connection of connections) close(connection);
    expect(await findCached(cache, 3)).toEqual([0, 1, 2]);
    await expectToWork(cache);
    expect(connections).toHaveLength(2);
    expect(await cache.getStats()).toMatchObject({ storage: 'database', lastError: undefined });
  });

  it('works again if the database was deleted', async () => {
    const cache = startCache();
    await fill(cache, 3);
    await new Promise((resolve, reject) => {
      const request = indexedDB.deleteDatabase(NAME);
      request.onsuccess = resolve;
      request.onblocked = reject;
    });
    expect(await findCached(cache, 3)).toEqual([]);
    await expectToWork(cache);
    expect(await cache.getStats()).toMatchObject({ storage: 'database', lastError: undefined });
  });
});

describe('the cache', () => {
  it('uses memory if every transaction fails', async () => {
    const cache = startCache();
    await fill(cache, 1);
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(() => {
      throw failure('UnknownError');
    });
    expect(await cache.get(toId(0))).toBeUndefined();
    await expectToWork(cache);
    expect(await cache.getStats()).toMatchObject({
      storage: 'memory',
      gpts: 1,
      lastError: expect.stringContaining('UnknownError: Simulated error.'),
    });
  });

  it('waits only once, and not for long, for a database that never responds', async () => {
    const cache = startCache();
    await fill(cache, 1);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const get = vi
      .spyOn(IDBObjectStore.prototype, 'get')
      .mockImplementation(() => new IDBRequest());
    const found = cache.get(toId(0));
    // The request is sent once the connection is open.
    await vi.waitFor(() => expect(get).toHaveBeenCalled());
    await vi.advanceTimersByTimeAsync(TIMEOUT_MS);
    expect(await found).toBeUndefined();
    await expectToWork(cache);
    expect((await cache.getStats()).lastError).toContain('TimeoutError');
    get.mockRestore();
    cache.clock.now += BACKOFF_MS;
    expect(await cache.get(toId(0))).toBeDefined();
  });

  it('creates the database anew on `clear` if its stores are missing', async () => {
    const request = indexedDB.open(NAME, 2);
    await new Promise((resolve) => {
      request.onsuccess = resolve;
    });
    request.result.close();
    const cache = startCache();
    await expectToWork(cache);
    expect((await cache.getStats()).storage).toBe('memory');
    await cache.clear();
    await expectToWork(cache);
    expect((await cache.getStats()).storage).toBe('database');
  });

  it('returns the newer entry from memory after a write to the database failed', async () => {
    const cache = startCache();
    await fill(cache, 1);
    const later = toCachedGpt(0, { readAt: 1 });
    const puts = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw failure('UnknownError');
    });
    await cache.put(later);
    puts.mockRestore();
    expect(await cache.get(toId(0))).toEqual(later);
    const latest = toCachedGpt(0, { readAt: 2 });
    await cache.put(latest);
    expect(await cache.get(toId(0))).toEqual(latest);
  });
});
