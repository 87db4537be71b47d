import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  deleteDatabases,
  expectToWork,
  NOW,
  openRaw,
  putRaw,
  readStore,
  startCache,
  toCachedGpt,
  toId,
} from '../../support/cache-database.ts';

const URL = 'https://example.com/a.png';
const runs = { seed: 20_240_601, numRuns: 300 };
const use = { usedAt: NOW, size: 100 };

beforeEach(deleteDatabases);

/** Writes an entry into the database directly. */
async function putRawGpt(entry: unknown): Promise<void> {
  const database = await openRaw();
  await putRaw(database, 'readings', entry);
  database.close();
}

describe('the cache deletes an entry', () => {
  const { gpt } = toCachedGpt(1);

  it.each<[string, object]>([
    ['without a GPT', { readAt: NOW }],
    ['without a fetch time', { gpt }],
    ['with a fetch time that is not a number', { gpt, readAt: Number.NaN }],
    ['whose GPT is a string', { gpt: JSON.stringify(gpt), readAt: NOW }],
    ['with a field of the wrong type', { gpt: { ...gpt, name: 7 }, readAt: NOW }],
    ['without a required field', { gpt: { ...gpt, actions: undefined }, readAt: NOW }],
    ['with an invalid id', { gpt: { ...gpt, id: 'g-1' }, readAt: NOW }],
    ['with a tool of unknown kind', { gpt: { ...gpt, tools: [{ kind: 'mind' }] }, readAt: NOW }],
    ['with a rating count but no average', { gpt: { ...gpt, ratings: { count: 4 } }, readAt: NOW }],
    [
      'with a script URL',
      { gpt: { ...gpt, author: { website: 'javascript:alert(1)', socials: [] } }, readAt: NOW },
    ],
    ['without a valid time of last use', { gpt, readAt: NOW, usedAt: 'today' }],
    ['of negative size', { gpt, readAt: NOW, size: -1 }],
  ])('%s', async (_, content) => {
    const cache = startCache();
    await cache.getStats();
    await putRawGpt({ asked: toId(1), ...use, ...content });
    expect(await cache.get(toId(1))).toBeUndefined();
    expect(await readStore('readings')).toEqual([]);
    expect(await cache.getStats()).toMatchObject({ storage: 'database', lastError: undefined });
  });
});

it('the cache ignores unknown fields of an entry', async () => {
  const cache = startCache();
  await cache.getStats();
  const { gpt, ...rest } = toCachedGpt(1);
  await putRawGpt({ ...rest, ...use, gpt: { ...gpt, mood: 'good' }, by: 'a later version' });
  expect(await cache.get(toId(1))).toEqual(toCachedGpt(1));
});

/** Any value that IndexedDB can store. */
const junk = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withTypedArray: true,
  withSparseArray: true,
});

/** A valid entry with some fields replaced by junk, or an entry of junk only. */
const damaged = fc
  .tuple(
    fc.dictionary(
      fc.constantFrom('gpt', 'readAt', 'usedAt', 'size', 'failure', 'at', 'dataUrl'),
      junk,
    ),
    fc.dictionary(fc.constantFrom(...Object.keys(toCachedGpt(1).gpt)), junk),
    fc.boolean(),
  )
  .map(([outer, inner, isPartlyValid]) =>
    isPartlyValid
      ? { ...toCachedGpt(1), ...use, gpt: { ...toCachedGpt(1).gpt, ...inner }, ...outer }
      : outer,
  );

describe('with arbitrary data in the database, the cache', () => {
  it('reads it as a GPT or not at all, never rejects, and still evicts and replaces entries', async () => {
    const property = fc.asyncProperty(
      fc.array(damaged, { minLength: 1, maxLength: 6 }),
      async (all) => {
        deleteDatabases();
        const options = { limits: { readings: { entries: 4, bytes: 1_000_000 } } };
        await startCache(options).getStats();
        const database = await openRaw();
        for (const [n, entry] of all.entries()) {
          await putRaw(database, 'readings', { ...entry, asked: toId(n) });
          await putRaw(database, 'absences', { ...entry, asked: toId(n) });
          await putRaw(database, 'pictures', { ...entry, url: `${URL}${n}` });
        }
        database.close();

        const cache = startCache(options);
        await cache.getStats();
        await expectToWork(cache);
        const { gpts, bytes } = await cache.getStats();
        expect(gpts).toBeLessThanOrEqual(4);
        expect(Number.isFinite(bytes)).toBe(true);
        for (const n of all.keys()) {
          const cached = await cache.get(toId(n));
          if (cached) expect(cached.gpt).toHaveProperty('actions');
          await cache.getNegative(toId(n));
          await cache.getPicture(`${URL}${n}`);
        }
        await cache.put(toCachedGpt(0));
        expect(await cache.get(toId(0))).toEqual(toCachedGpt(0));
        expect(await cache.getStats()).toMatchObject({
          storage: 'database',
          lastError: undefined,
        });
      },
    );
    await fc.assert(property, runs);
  });

  it('upgrades version 1', async () => {
    const property = fc.asyncProperty(fc.array(damaged, { maxLength: 6 }), async (all) => {
      deleteDatabases();
      const old = await openRaw(1, (database) => {
        database.createObjectStore('readings', { keyPath: 'asked' });
        database.createObjectStore('pictures', { keyPath: 'url' });
      });
      for (const [n, entry] of all.entries()) {
        await putRaw(old, 'readings', { ...entry, asked: toId(n) });
        await putRaw(old, 'pictures', { ...entry, url: `${URL}${n}` });
      }
      old.close();
      const cache = startCache();
      await expectToWork(cache);
      for (const n of all.keys()) {
        await cache.get(toId(n));
        await cache.getPicture(`${URL}${n}`);
      }
      expect(await cache.getStats()).toMatchObject({ storage: 'database', lastError: undefined });
    });
    await fc.assert(property, runs);
  });
});
