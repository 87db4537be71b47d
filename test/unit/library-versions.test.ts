import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PATIENCE_MS, REST_MS } from '../../utils/library/connection.ts';
import {
  createVersion1,
  expectToWork,
  forgetDatabases,
  idOf,
  lyingOn,
  NAME,
  NOW,
  openRaw,
  putRaw,
  readingOf,
  startLibrary,
} from './support/library-database.ts';

const PICTURE = {
  url: 'https://example.com/a.png',
  dataUrl: 'data:image/png;base64,AA==',
  readAt: NOW - 5,
};

beforeEach(forgetDatabases);
afterEach(() => vi.useRealTimers());

describe('a library of version 1', () => {
  it('is brought along with all that is in it', async () => {
    const old = await openRaw(1, createVersion1);
    const readings = [1, 2, 3].map((n) => readingOf(n, { readAt: NOW - n }));
    await putRaw(old, 'readings', ...readings);
    await putRaw(old, 'pictures', PICTURE);
    old.close();

    const library = startLibrary();
    for (const reading of readings) expect(await library.reading(reading.asked)).toEqual(reading);
    expect(await library.picture(PICTURE.url)).toBe(PICTURE.dataUrl);
    const [first] = await lyingOn('readings');
    const size = JSON.stringify(readings[0]).length;
    expect(first).toMatchObject({ usedAt: NOW - 1, size });
    expect(await library.state()).toMatchObject({ keptIn: 'database', readings: 3, pictures: 1 });
    await expectToWork(library);
  });

  it('is thinned like any other, the longest unread first', async () => {
    const old = await openRaw(1, createVersion1);
    const readings = [0, 1, 2, 3, 4, 5].map((n) => readingOf(n, { readAt: NOW - 100 + n }));
    await putRaw(old, 'readings', ...readings);
    old.close();
    const library = startLibrary({ limits: { readings: { entries: 3, bytes: 1_000_000 } } });
    await library.keep(readingOf(6));
    await library.state();
    const left = await lyingOn('readings');
    expect(left.map(({ asked }) => asked)).toEqual([5, 6].map(idOf));
  });

  it('leaves behind what was no entry', async () => {
    const old = await openRaw(1, createVersion1);
    const circle: Record<string, unknown> = { asked: idOf(2), readAt: NOW };
    circle.gpt = circle;
    await putRaw(
      old,
      'readings',
      { asked: idOf(1) },
      circle,
      { asked: 7, readAt: Number.NaN },
      {
        asked: idOf(3),
        readAt: 'yesterday',
        gpt: 12n,
      },
      readingOf(4),
    );
    old.close();
    const library = startLibrary();
    expect(await library.reading(idOf(4))).toEqual(readingOf(4));
    expect(await lyingOn('readings')).toHaveLength(1);
    expect((await library.state()).problem).toBeUndefined();
  });

  it('that somebody does not let go of costs no wait, and is used as soon as it is free', async () => {
    const held = await openRaw(1, createVersion1);
    await putRaw(held, 'readings', readingOf(1));
    const library = startLibrary();
    const start = performance.now();
    expect(await library.reading(idOf(1))).toBeUndefined();
    await expectToWork(library);
    expect(performance.now() - start).toBeLessThan(PATIENCE_MS / 4);
    expect(await library.state()).toMatchObject({
      keptIn: 'memory',
      problem: expect.stringContaining('An older version is open.'),
    });

    held.close();
    await vi.waitFor(async () => expect(await library.reading(idOf(1))).toEqual(readingOf(1)));
    expect((await library.state()).keptIn).toBe('database');
    // What came meanwhile is still known.
    expect(await library.reading(idOf(12_345))).toEqual(readingOf(12_345));
  });
});

describe('a library of a newer version', () => {
  const newer = () => openRaw(3, (it) => it.createObjectStore('readings', { keyPath: 'asked' }));

  it('is left as it is; what is read stays in memory', async () => {
    const database = await newer();
    await putRaw(database, 'readings', readingOf(1));
    database.close();
    const library = startLibrary();
    expect(await library.reading(idOf(1))).toBeUndefined();
    await expectToWork(library);
    expect(await library.state()).toMatchObject({
      keptIn: 'memory',
      readings: 1,
      problem: expect.stringContaining('VersionError'),
    });
    expect(await lyingOn('readings')).toEqual([readingOf(1)]);
  });

  it('that arrives is let in at once', async () => {
    const library = startLibrary();
    await expectToWork(library);
    const database = await newerThan2();
    expect(database.version).toBe(3);
    database.close();
    await library.keep(readingOf(2));
    expect(await library.state()).toMatchObject({ keptIn: 'memory', readings: 1 });
  });

  it('gives way where the user wants an empty library', async () => {
    (await newer()).close();
    const library = startLibrary();
    await expectToWork(library);
    await library.clear();
    await expectToWork(library);
    expect(await library.state()).toMatchObject({ keptIn: 'database', readings: 1 });
  });

  const newerThan2 = () => openRaw(3);
});

it('a library whose opening never ends is waited for once, and not for long', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const pending = vi.spyOn(indexedDB, 'open').mockReturnValue(document_());
  const library = startLibrary();
  const found = library.reading(idOf(1));
  await vi.advanceTimersByTimeAsync(PATIENCE_MS);
  expect(await found).toBeUndefined();
  // From here on without any time.
  await expectToWork(library);
  library.clock.now += 10 * REST_MS;
  await expectToWork(library);
  expect(pending).toHaveBeenCalledTimes(1);
  expect(await library.state()).toMatchObject({
    keptIn: 'memory',
    problem: expect.stringContaining('TimeoutError'),
  });
});

/** A request that nobody answers. */
function document_(): IDBOpenDBRequest {
  return Object.assign(new EventTarget(), { onblocked: null }) as unknown as IDBOpenDBRequest;
}

it('has a name of its own', async () => {
  await expectToWork(startLibrary());
  expect((await indexedDB.databases()).map(({ name, version }) => [name, version])).toEqual([
    [NAME, 2],
  ]);
});
