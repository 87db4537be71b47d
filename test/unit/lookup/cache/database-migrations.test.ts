import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PATIENCE_MS } from '../../../../utils/lib/database/connection.ts';
import { REST_MS } from '../../../../utils/lookup/cache/database.ts';
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

/** As the first release kept it, with every field that it knew. Not to be changed with the model. */
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

describe('a library of version 1', () => {
  it('is brought along with all that is in it', async () => {
    const old = await openRaw(1, createVersion1);
    const readings = [1, 2, 3].map((n) => toCachedGpt(n, { readAt: NOW - n }));
    await putRaw(old, 'readings', ...readings);
    await putRaw(old, 'pictures', PICTURE);
    old.close();

    const library = startCache();
    for (const reading of readings) expect(await library.get(reading.asked)).toEqual(reading);
    expect(await library.getPicture(PICTURE.url)).toBe(PICTURE.dataUrl);
    const [first] = await readStore('readings');
    const size = JSON.stringify(readings[0]).length;
    expect(first).toMatchObject({ usedAt: NOW - 1, size });
    expect(await library.getStats()).toMatchObject({ storage: 'database', gpts: 3, pictures: 1 });
    await expectToWork(library);
  });

  it('is brought along though the model has grown since', async () => {
    const old = await openRaw(1, createVersion1);
    await putRaw(old, 'readings', { asked: toId(1), gpt: GPT_OF_VERSION_1, readAt: NOW });
    old.close();
    expect((await startCache().get(toId(1)))?.gpt).toMatchObject(GPT_OF_VERSION_1);
  });

  it('is thinned like any other, the longest unread first', async () => {
    const old = await openRaw(1, createVersion1);
    const readings = [0, 1, 2, 3, 4, 5].map((n) => toCachedGpt(n, { readAt: NOW - 100 + n }));
    await putRaw(old, 'readings', ...readings);
    old.close();
    const library = startCache({ limits: { readings: { entries: 3, bytes: 1_000_000 } } });
    await library.put(toCachedGpt(6));
    await library.getStats();
    const left = await readStore('readings');
    expect(left.map(({ asked }) => asked)).toEqual([5, 6].map(toId));
  });

  it('leaves behind what was no entry', async () => {
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
    const library = startCache();
    expect(await library.get(toId(4))).toEqual(toCachedGpt(4));
    expect(await readStore('readings')).toHaveLength(1);
    expect((await library.getStats()).lastError).toBeUndefined();
  });

  it('that somebody does not let go of costs no wait, and is used as soon as it is free', async () => {
    const held = await openRaw(1, createVersion1);
    await putRaw(held, 'readings', toCachedGpt(1));
    const library = startCache();
    const start = performance.now();
    expect(await library.get(toId(1))).toBeUndefined();
    await expectToWork(library);
    expect(performance.now() - start).toBeLessThan(PATIENCE_MS / 4);
    expect(await library.getStats()).toMatchObject({
      storage: 'memory',
      lastError: expect.stringContaining('An older version is open.'),
    });

    held.close();
    await vi.waitFor(async () => expect(await library.get(toId(1))).toEqual(toCachedGpt(1)));
    expect((await library.getStats()).storage).toBe('database');
    // What came meanwhile is still known.
    expect(await library.get(toId(12_345))).toEqual(toCachedGpt(12_345));
  });
});

describe('a library of a newer version', () => {
  const newer = () => openRaw(3, (it) => it.createObjectStore('readings', { keyPath: 'asked' }));

  it('is left as it is; what is read stays in memory', async () => {
    const database = await newer();
    await putRaw(database, 'readings', toCachedGpt(1));
    database.close();
    const library = startCache();
    expect(await library.get(toId(1))).toBeUndefined();
    await expectToWork(library);
    expect(await library.getStats()).toMatchObject({
      storage: 'memory',
      gpts: 1,
      lastError: expect.stringContaining('VersionError'),
    });
    expect(await readStore('readings')).toEqual([toCachedGpt(1)]);
  });

  it('that arrives is let in at once', async () => {
    const library = startCache();
    await expectToWork(library);
    const database = await openRaw(3);
    expect(database.version).toBe(3);
    database.close();
    await library.put(toCachedGpt(2));
    expect(await library.getStats()).toMatchObject({ storage: 'memory', gpts: 1 });
  });

  it('gives way where the user wants an empty library', async () => {
    (await newer()).close();
    const library = startCache();
    await expectToWork(library);
    await library.clear();
    await expectToWork(library);
    expect(await library.getStats()).toMatchObject({ storage: 'database', gpts: 1 });
  });
});

it('a library whose opening never ends is waited for once, and not for long', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const pending = vi.spyOn(indexedDB, 'open').mockReturnValue(new IDBOpenDBRequest());
  const library = startCache();
  const found = library.get(toId(1));
  const settled = vi.fn();
  found.then(settled);
  await vi.advanceTimersByTimeAsync(PATIENCE_MS - 1);
  expect(settled).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(await found).toBeUndefined();
  // From here on without any time.
  await expectToWork(library);
  library.clock.now += 10 * REST_MS;
  await expectToWork(library);
  expect(pending).toHaveBeenCalledTimes(1);
  expect(await library.getStats()).toMatchObject({
    storage: 'memory',
    lastError: expect.stringContaining('TimeoutError'),
  });
});

it('has a name of its own', async () => {
  await expectToWork(startCache());
  expect((await indexedDB.databases()).map(({ name, version }) => [name, version])).toEqual([
    [NAME, 2],
  ]);
});
