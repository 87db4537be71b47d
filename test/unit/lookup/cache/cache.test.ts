import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TOUCH_INTERVAL_MS } from '../../../../utils/lookup/cache/cache.ts';
import type { CachedGpt } from '../../../../utils/lookup/cache/entries.ts';
import {
  deleteDatabases,
  failure,
  fill,
  NOW,
  openRaw,
  putRaw,
  readStore,
  type StartedCache,
  startCache,
  toCachedGpt,
  toId,
  toNegative,
} from '../../support/cache-database.ts';
import { catalogue } from '../../support/catalogue.ts';
import { read } from '../../support/parse-gpt.ts';

const URL = 'https://files.example.com/tide.png';
const DATA_URL = 'data:image/png;base64,iVBORw0KGgo=';
const negative = toNegative(1, { first: NOW });

beforeEach(deleteDatabases);
afterEach(() => vi.restoreAllMocks());

describe('the cache of GPTs', () => {
  it('returns a stored GPT, also after a restart of the background', async () => {
    const cache = startCache();
    expect(await cache.get(toId(1))).toBeUndefined();
    await cache.put(toCachedGpt(1));
    expect(await cache.get(toId(1))).toEqual(toCachedGpt(1));
    expect(await startCache().get(toId(1))).toEqual(toCachedGpt(1));
    expect((await cache.getStats()).storage).toBe('database');
  });

  it('returns every GPT of the demo gateway unchanged', async () => {
    const cache = startCache();
    const gpts = catalogue.all.map(({ data }, n) => toCachedGpt(n, { gpt: read(data) }));
    await Promise.all(gpts.map(cache.put));
    const found = await Promise.all(gpts.map(({ asked }) => cache.get(asked)));
    expect(found).toEqual(gpts);
    expect(await cache.getStats()).toMatchObject({ gpts: gpts.length, lastError: undefined });
  });

  it('returns the gateway that a GPT came from, and GPTs of versions that did not store it', async () => {
    const cache = startCache();
    const cached = toCachedGpt(1, { gatewayId: 'second' });
    await cache.put(cached);
    await cache.put(toCachedGpt(2));
    expect(await startCache().getMany([toId(1), toId(2)])).toEqual([cached, toCachedGpt(2)]);
  });

  it('replaces an earlier entry of the same id', async () => {
    const cache = startCache();
    await cache.put(toCachedGpt(1));
    const later = toCachedGpt(1, { readAt: NOW + 1 });
    await cache.put(later);
    expect(await cache.get(toId(1))).toEqual(later);
    expect(await cache.getStats()).toMatchObject({ gpts: 1 });
  });

  it('does not store fields that are not part of the model', async () => {
    const { gpt } = toCachedGpt(1);
    const schema = { openapi: '3.1.0' };
    const verbose = { ...gpt, actions: [{ domain: 'example.com', schema }], tools_raw: [schema] };
    await startCache().put(toCachedGpt(1, { gpt: verbose }));
    expect(JSON.stringify(await readStore('readings'))).not.toContain('openapi');
  });

  it('does not store an invalid entry, and records an error', async () => {
    const cache = startCache();
    await cache.put({ asked: toId(1), gpt: 'a GPT', readAt: NOW } as unknown as CachedGpt);
    expect(await readStore('readings')).toEqual([]);
    expect((await cache.getStats()).lastError).toContain(
      'invalid entry was not stored in readings',
    );
  });
});

describe('reading all cached GPTs', () => {
  async function readIds(cache: StartedCache) {
    const portions: string[][] = [];
    for await (const portion of cache.getAll()) portions.push(portion.map(({ asked }) => asked));
    return portions;
  }

  it('yields them in portions, without updating their use or writing anything', async () => {
    const cache = startCache();
    await fill(cache, 600);
    const before = await readStore('readings');
    cache.clock.now += 5 * TOUCH_INTERVAL_MS;
    const portions = await readIds(cache);
    expect(portions.map(({ length }) => length)).toEqual(Array(6).fill(100));
    expect(new Set(portions.flat()).size).toBe(600);
    await cache.getStats();
    expect(await readStore('readings')).toEqual(before);
  });

  it('yields no invalid entries, and leaves them stored', async () => {
    const cache = startCache();
    await cache.put(toCachedGpt(1));
    const database = await openRaw();
    await putRaw(database, 'readings', { asked: toId(2), gpt: 'nonsense', usedAt: NOW, size: 1 });
    database.close();
    expect(await readIds(cache)).toEqual([[toId(1)]]);
    expect(await readStore('readings')).toHaveLength(2);
  });

  it('yields a GPT once that is in the database and newer in memory', async () => {
    await startCache().put(toCachedGpt(1));
    const privateCache = startCache({ isPrivate: true });
    await privateCache.put(toCachedGpt(1, { readAt: NOW + 1 }));
    const all: CachedGpt[] = [];
    for await (const portion of privateCache.getAll()) all.push(...portion);
    expect(all).toEqual([toCachedGpt(1, { readAt: NOW + 1 })]);
  });

  it('throws if the database fails, instead of yielding a part', async () => {
    const cache = startCache();
    await fill(cache, 300);
    const reading = cache.getAll()[Symbol.asyncIterator]();
    await reading.next();
    vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(() => {
      throw failure('UnknownError');
    });
    await reading.next();
    await expect(reading.next()).rejects.toThrow('could not be read');
  });
});

describe('the cache of negative entries', () => {
  it('returns a negative entry, also after a restart of the background', async () => {
    const cache = startCache();
    expect(await cache.getNegative(toId(1))).toBeUndefined();
    await cache.putNegative(negative);
    expect(await startCache().getNegative(toId(1))).toEqual(negative);
  });

  it('removes a negative entry when its GPT is stored, but not when another one is', async () => {
    const cache = startCache();
    await cache.putNegative(negative);
    await cache.put(toCachedGpt(2));
    expect(await cache.getNegative(toId(1))).toEqual(negative);
    await cache.put(toCachedGpt(1));
    expect(await cache.getNegative(toId(1))).toBeUndefined();
  });

  it('reads an entry of versions that knew only one gateway as a response of the first', async () => {
    const cache = startCache();
    await cache.getStats();
    const database = await openRaw();
    const failure = { kind: 'unknown-gpt', said: 'No.' };
    await putRaw(database, 'absences', { asked: toId(1), failure, at: NOW, usedAt: NOW, size: 1 });
    database.close();
    expect(await cache.getNegative(toId(1))).toEqual(negative);
    expect(await cache.getNegatives([toId(1)])).toEqual([negative]);
    await cache.put(toCachedGpt(1, { gatewayId: 'first' }));
    expect(await cache.getNegative(toId(1))).toBeUndefined();
  });

  it('keeps the response of a gateway when another one returns the GPT', async () => {
    const cache = startCache();
    await cache.putNegative(toNegative(1, { first: NOW, second: NOW - 1 }));
    await cache.put(toCachedGpt(1, { gatewayId: 'second' }));
    expect(await cache.getNegative(toId(1))).toEqual(negative);
    await cache.put(toCachedGpt(1, { gatewayId: 'first' }));
    expect(await cache.getNegative(toId(1))).toBeUndefined();
    expect(await readStore('absences')).toEqual([]);
  });

  it('removes all responses of one gateway', async () => {
    const cache = startCache();
    await cache.putNegative(negative);
    await cache.putNegative(toNegative(2, { first: NOW, second: NOW }));
    await cache.putNegative(toNegative(3, { second: NOW }));
    await cache.removeNegatives('first');
    expect(await startCache().getNegatives([1, 2, 3].map(toId))).toEqual([
      toNegative(2, { second: NOW }),
      toNegative(3, { second: NOW }),
    ]);
  });

  it('keeps the GPT of the same id', async () => {
    const cache = startCache();
    await cache.put(toCachedGpt(1));
    await cache.putNegative(negative);
    expect(await cache.get(toId(1))).toEqual(toCachedGpt(1));
  });
});

it('the cache returns pictures by their URL and stores only images', async () => {
  const cache = startCache();
  await cache.putPicture(URL, DATA_URL);
  await cache.putPicture('https://example.com/', 'data:text/html,<script>');
  expect(await startCache().getPicture(URL)).toBe(DATA_URL);
  expect(await cache.getPicture('https://example.com/')).toBeUndefined();
});

describe('getStats', () => {
  it('returns the number of entries and their size', async () => {
    const cache = startCache();
    const empty = { gpts: 0, negatives: 0, pictures: 0, bytes: 0 };
    expect(await cache.getStats()).toEqual({
      storage: 'database',
      ...empty,
      lastError: undefined,
    });
    await Promise.all([1, 2, 3].map((n) => cache.put(toCachedGpt(n))));
    await cache.putNegative({ ...negative, asked: toId(4) });
    await cache.putPicture(URL, DATA_URL);
    const { bytes, ...counts } = await cache.getStats();
    expect(counts).toMatchObject({ gpts: 3, negatives: 1, pictures: 1 });
    expect(bytes).toBeGreaterThan(3 * JSON.stringify(toCachedGpt(1)).length);
    expect(bytes).toBeLessThan(4 * JSON.stringify(toCachedGpt(1)).length + 400);
  });

  it('returns zeros after `clear`', async () => {
    const cache = startCache();
    await cache.put(toCachedGpt(1));
    await cache.putNegative({ ...negative, asked: toId(2) });
    await cache.putPicture(URL, DATA_URL);
    await cache.clear();
    const empty = { gpts: 0, negatives: 0, pictures: 0, bytes: 0 };
    expect(await cache.getStats()).toMatchObject(empty);
    expect(await startCache().getStats()).toMatchObject(empty);
    await cache.put(toCachedGpt(1));
    expect(await cache.get(toId(1))).toEqual(toCachedGpt(1));
  });
});

describe('a private cache', () => {
  it('reads the database', async () => {
    await startCache().put(toCachedGpt(1));
    expect(await startCache({ isPrivate: true }).get(toId(1))).toEqual(toCachedGpt(1));
  });

  it('keeps new entries in memory and writes nothing to the database', async () => {
    await startCache().put(toCachedGpt(1));
    const stored = await readStore('readings');
    const cache = startCache({ isPrivate: true });
    cache.clock.now += 1_000;
    await cache.put(toCachedGpt(2));
    await cache.putNegative(negative);
    await cache.putPicture(URL, DATA_URL);
    expect(await cache.get(toId(1))).toEqual(toCachedGpt(1));
    expect(await cache.get(toId(2))).toEqual(toCachedGpt(2));
    expect(await cache.getNegative(negative.asked)).toEqual(negative);
    expect(await cache.getPicture(URL)).toBe(DATA_URL);
    await cache.getStats();
    expect(await readStore('readings')).toEqual(stored);
    expect(await readStore('absences')).toEqual([]);
    expect(await readStore('pictures')).toEqual([]);
    expect(await startCache({ isPrivate: true }).get(toId(2))).toBeUndefined();
  });

  it('prefers new entries to those in the database', async () => {
    await startCache().put(toCachedGpt(1));
    const cache = startCache({ isPrivate: true });
    const newer = toCachedGpt(1, { readAt: NOW + 1_000 });
    cache.clock.now += 1_000;
    await cache.put(newer);
    expect(await cache.get(toId(1))).toEqual(newer);
  });
});
