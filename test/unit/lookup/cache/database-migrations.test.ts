import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TIMEOUT_MS } from '../../../../utils/lib/database/connection.ts';
import { BACKOFF_MS } from '../../../../utils/lookup/cache/database.ts';
import {
  createVersion1,
  deleteDatabases,
  expectToWork,
  NAME,
  NOW,
  openRaw,
  putRaw,
  readStore,
  startCache,
  toCachedGpt,
  toId,
} from '../../support/cache-database.ts';

const PICTURE = {
  url: 'https://example.com/a.png',
  dataUrl: 'data:image/png;base64,AA==',
  readAt: NOW - 5,
};

/** An entry of the first release with all its fields. Do not change it with the model. */
const GPT_OF_VERSION_1 = {
  id: 'g-7QmZ0aVx4',
  name: 'Tide Tables',
  description: 'Knows when the water comes back.',
  pictureUrl: 'https://files.example.com/tide.png',
  author: {
    name: 'Ada',
    isVerified: true,
    website: 'https://example.com/',
    socials: [{ type: 'github', name: 'ada', url: 'https://github.com/ada' }],
  },
  ratings: { count: 3, average: 4.5 },
  conversations: { atLeast: 25_000 },
  tools: [{ kind: 'web' }, { kind: 'actions' }, { kind: 'other', name: 'abacus' }],
  actions: [
    { domain: 'api.example.com', signIn: 'oauth', privacyPolicy: 'https://example.com/privacy' },
  ],
  files: { count: 2, types: ['application/pdf'] },
  attachments: { isAnyType: false, types: ['image/png'] },
  categories: ['lifestyle'],
  starters: ['When is high tide?'],
  createdAt: 1_700_000_000_000,
  updatedAt: 1_710_000_000_000,
  visibility: 'store',
  model: 'gpt-4o',
  isFirstParty: false,
};

beforeEach(deleteDatabases);
afterEach(() => vi.useRealTimers());

describe('with a database of version 1, the cache', () => {
  it('keeps all entries', async () => {
    const old = await openRaw(1, createVersion1);
    const gpts = [1, 2, 3].map((n) => toCachedGpt(n, { readAt: NOW - n }));
    await putRaw(old, 'readings', ...gpts);
    await putRaw(old, 'pictures', PICTURE);
    old.close();

    const cache = startCache();
    for (const cached of gpts) expect(await cache.get(cached.asked)).toEqual(cached);
    expect(await cache.getPicture(PICTURE.url)).toBe(PICTURE.dataUrl);
    const [first] = await readStore('readings');
    const size = JSON.stringify(gpts[0]).length;
    expect(first).toMatchObject({ usedAt: NOW - 1, size });
    expect(await cache.getStats()).toMatchObject({ storage: 'database', gpts: 3, pictures: 1 });
    await expectToWork(cache);
  });

  it('keeps entries that lack newer fields of the model', async () => {
    const old = await openRaw(1, createVersion1);
    await putRaw(old, 'readings', { asked: toId(1), gpt: GPT_OF_VERSION_1, readAt: NOW });
    old.close();
    expect((await startCache().get(toId(1)))?.gpt).toMatchObject(GPT_OF_VERSION_1);
  });

  it('evicts the entries that were fetched first', async () => {
    const old = await openRaw(1, createVersion1);
    const gpts = [0, 1, 2, 3, 4, 5].map((n) => toCachedGpt(n, { readAt: NOW - 100 + n }));
    await putRaw(old, 'readings', ...gpts);
    old.close();
    const cache = startCache({ limits: { readings: { entries: 3, bytes: 1_000_000 } } });
    await cache.put(toCachedGpt(6));
    await cache.getStats();
    const remaining = await readStore('readings');
    expect(remaining.map(({ asked }) => asked)).toEqual([5, 6].map(toId));
  });

  it('drops invalid entries', async () => {
    const old = await openRaw(1, createVersion1);
    const circle: Record<string, unknown> = { asked: toId(2), readAt: NOW };
    circle.gpt = circle;
    await putRaw(
      old,
      'readings',
      { asked: toId(1) },
      circle,
      { asked: 7, readAt: Number.NaN },
      {
        asked: toId(3),
        readAt: 'yesterday',
        gpt: 12n,
      },
      toCachedGpt(4),
    );
    old.close();
    const cache = startCache();
    expect(await cache.get(toId(4))).toEqual(toCachedGpt(4));
    expect(await readStore('readings')).toHaveLength(1);
    expect((await cache.getStats()).lastError).toBeUndefined();
  });

  it('does not wait while another context holds it open, and uses it once that has closed it', async () => {
    const held = await openRaw(1, createVersion1);
    await putRaw(held, 'readings', toCachedGpt(1));
    const cache = startCache();
    const start = performance.now();
    expect(await cache.get(toId(1))).toBeUndefined();
    await expectToWork(cache);
    expect(performance.now() - start).toBeLessThan(TIMEOUT_MS / 4);
    expect(await cache.getStats()).toMatchObject({
      storage: 'memory',
      lastError: expect.stringContaining('An older version is open.'),
    });

    held.close();
    await vi.waitFor(async () => expect(await cache.get(toId(1))).toEqual(toCachedGpt(1)));
    expect((await cache.getStats()).storage).toBe('database');
    // The entry that was written in the meantime is still in memory.
    expect(await cache.get(toId(12_345))).toEqual(toCachedGpt(12_345));
  });
});

describe('with a database of a newer version, the cache', () => {
  const newer = () => openRaw(3, (it) => it.createObjectStore('readings', { keyPath: 'asked' }));

  it('leaves it unchanged and stores entries in memory', async () => {
    const database = await newer();
    await putRaw(database, 'readings', toCachedGpt(1));
    database.close();
    const cache = startCache();
    expect(await cache.get(toId(1))).toBeUndefined();
    await expectToWork(cache);
    expect(await cache.getStats()).toMatchObject({
      storage: 'memory',
      gpts: 1,
      lastError: expect.stringContaining('VersionError'),
    });
    expect(await readStore('readings')).toEqual([toCachedGpt(1)]);
  });

  it('closes its own connection at once to allow the upgrade', async () => {
    const cache = startCache();
    await expectToWork(cache);
    const database = await openRaw(3);
    expect(database.version).toBe(3);
    database.close();
    await cache.put(toCachedGpt(2));
    expect(await cache.getStats()).toMatchObject({ storage: 'memory', gpts: 1 });
  });

  it('deletes it on `clear`', async () => {
    (await newer()).close();
    const cache = startCache();
    await expectToWork(cache);
    await cache.clear();
    await expectToWork(cache);
    expect(await cache.getStats()).toMatchObject({ storage: 'database', gpts: 1 });
  });
});

it('the cache waits only once, and not for long, for a database that never opens', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const pending = vi.spyOn(indexedDB, 'open').mockReturnValue(new IDBOpenDBRequest());
  const cache = startCache();
  const found = cache.get(toId(1));
  const onSettled = vi.fn();
  found.then(onSettled);
  await vi.advanceTimersByTimeAsync(TIMEOUT_MS - 1);
  expect(onSettled).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(await found).toBeUndefined();
  // No time passes from here on.
  await expectToWork(cache);
  cache.clock.now += 10 * BACKOFF_MS;
  await expectToWork(cache);
  expect(pending).toHaveBeenCalledTimes(1);
  expect(await cache.getStats()).toMatchObject({
    storage: 'memory',
    lastError: expect.stringContaining('TimeoutError'),
  });
});

it('the cache uses one database', async () => {
  await expectToWork(startCache());
  expect((await indexedDB.databases()).map(({ name, version }) => [name, version])).toEqual([
    [NAME, 2],
  ]);
});
