import { forceCloseDatabase } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PATIENCE_MS } from '../../../../utils/lib/database/connection.ts';
import { REST_MS } from '../../../../utils/lookup/cache/database.ts';
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
} from '../../support/cache-database.ts';

beforeEach(deleteDatabases);
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('without IndexedDB', () => {
  it('everything stays in memory, and a maintainer can see why', async () => {
    vi.stubGlobal('indexedDB', undefined);
    const library = startCache();
    await expectToWork(library);
    await library.putNegative({ asked: toId(1), failure: { kind: 'unknown-gpt' }, at: 1 });
    expect(await library.getNegative(toId(1))).toBeDefined();
    await library.putPicture('https://example.com/a', 'data:image/png;base64,AA==');
    expect(await library.getPicture('https://example.com/a')).toBeDefined();
    const there = { storage: 'memory', gpts: 1, negatives: 1, pictures: 1 };
    const problem = expect.stringMatching(/^2024-06-01T00:00:00.000Z The library could not be/);
    expect(await library.getStats()).toMatchObject({ ...there, lastError: problem });
    await library.clear();
    expect(await library.getStats()).toMatchObject({ gpts: 0, negatives: 0, pictures: 0 });
  });

  it('memory holds less', async () => {
    vi.stubGlobal('indexedDB', undefined);
    const library = startCache();
    await fill(library, 600);
    const { gpts } = await library.getStats();
    expect(gpts).toBeLessThanOrEqual(500);
    expect(gpts).toBeGreaterThan(400);
  });

  it('that is there again later is used again', async () => {
    const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw failure('SecurityError');
    });
    const library = startCache();
    await expectToWork(library);
    await expectToWork(library);
    expect(open).toHaveBeenCalledTimes(1);
    open.mockRestore();
    expect((await library.getStats()).storage).toBe('memory');
    library.clock.now += REST_MS;
    expect(await library.get(toId(12_345))).toBeDefined();
    await library.put(toCachedGpt(1));
    expect((await library.getStats()).storage).toBe('database');
    expect(await readStore('readings')).toHaveLength(1);
  });
});

describe('a connection that is closed under us', () => {
  /** All connections that are opened from here on. */
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
    ['without a word', (it) => it.close()],
    // Its types say that it takes the class.
    ['by the browser', (it) => forceCloseDatabase(it as unknown as typeof IDBDatabase)],
  ])('%s is opened anew, and nobody notices', async (_, close) => {
    const connections = watchConnections();
    const library = startCache();
    await fill(library, 3);
    for (const connection of connections) close(connection);
    expect(await findCached(library, 3)).toEqual([0, 1, 2]);
    await expectToWork(library);
    expect(connections).toHaveLength(2);
    expect(await library.getStats()).toMatchObject({ storage: 'database', lastError: undefined });
  });

  it('because the database is deleted lets that happen, and starts again', async () => {
    const library = startCache();
    await fill(library, 3);
    await new Promise((resolve, reject) => {
      const request = indexedDB.deleteDatabase(NAME);
      request.onsuccess = resolve;
      request.onblocked = reject;
    });
    expect(await findCached(library, 3)).toEqual([]);
    await expectToWork(library);
    expect(await library.getStats()).toMatchObject({ storage: 'database', lastError: undefined });
  });
});

describe('a database that', () => {
  it('fails at everything is done without', async () => {
    const library = startCache();
    await fill(library, 1);
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(() => {
      throw failure('UnknownError');
    });
    expect(await library.get(toId(0))).toBeUndefined();
    await expectToWork(library);
    expect(await library.getStats()).toMatchObject({
      storage: 'memory',
      gpts: 1,
      lastError: expect.stringContaining('UnknownError: So it is.'),
    });
  });

  it('never answers is waited for once, and not for long', async () => {
    const library = startCache();
    await fill(library, 1);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const get = vi
      .spyOn(IDBObjectStore.prototype, 'get')
      .mockImplementation(() => new IDBRequest());
    const found = library.get(toId(0));
    // The request is made once the connection has been had.
    await vi.waitFor(() => expect(get).toHaveBeenCalled());
    await vi.advanceTimersByTimeAsync(PATIENCE_MS);
    expect(await found).toBeUndefined();
    await expectToWork(library);
    expect((await library.getStats()).lastError).toContain('TimeoutError');
    get.mockRestore();
    library.clock.now += REST_MS;
    expect(await library.get(toId(0))).toBeDefined();
  });

  it('lacks its shelves is made anew where the user wants an empty library', async () => {
    const request = indexedDB.open(NAME, 2);
    await new Promise((resolve) => {
      request.onsuccess = resolve;
    });
    request.result.close();
    const library = startCache();
    await expectToWork(library);
    expect((await library.getStats()).storage).toBe('memory');
    await library.clear();
    await expectToWork(library);
    expect((await library.getStats()).storage).toBe('database');
  });

  it('fails once does not hide what was written meanwhile behind what is older', async () => {
    const library = startCache();
    await fill(library, 1);
    const later = toCachedGpt(0, { readAt: 1 });
    const puts = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw failure('UnknownError');
    });
    await library.put(later);
    puts.mockRestore();
    expect(await library.get(toId(0))).toEqual(later);
    const latest = toCachedGpt(0, { readAt: 2 });
    await library.put(latest);
    expect(await library.get(toId(0))).toEqual(latest);
  });
});
