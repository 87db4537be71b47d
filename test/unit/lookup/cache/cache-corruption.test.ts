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

/** Puts something where a reading should be, past the library. */
async function putReading(entry: unknown): Promise<void> {
  const database = await openRaw();
  await putRaw(database, 'readings', entry);
  database.close();
}

describe('an entry is dropped and deleted', () => {
  const { gpt } = toCachedGpt(1);

  it.each<[string, object]>([
    ['without a GPT', { readAt: NOW }],
    ['without a time', { gpt }],
    ['with a time that is no number', { gpt, readAt: Number.NaN }],
    ['with a GPT that is a text', { gpt: JSON.stringify(gpt), readAt: NOW }],
    ['with a field of another type', { gpt: { ...gpt, name: 7 }, readAt: NOW }],
    ['without a field that it must have', { gpt: { ...gpt, actions: undefined }, readAt: NOW }],
    ['with an id that is none', { gpt: { ...gpt, id: 'g-1' }, readAt: NOW }],
    ['with a tool of no known kind', { gpt: { ...gpt, tools: [{ kind: 'mind' }] }, readAt: NOW }],
    ['with ratings but no average', { gpt: { ...gpt, ratings: { count: 4 } }, readAt: NOW }],
    [
      'with a script for a link',
      { gpt: { ...gpt, author: { website: 'javascript:alert(1)', socials: [] } }, readAt: NOW },
    ],
    ['that does not say when it was used', { gpt, readAt: NOW, usedAt: 'today' }],
    ['of less than no size', { gpt, readAt: NOW, size: -1 }],
  ])('%s', async (_, content) => {
    const library = startCache();
    await library.getStats();
    await putReading({ asked: toId(1), ...use, ...content });
    expect(await library.get(toId(1))).toBeUndefined();
    expect(await readStore('readings')).toEqual([]);
    expect(await library.getStats()).toMatchObject({ storage: 'database', lastError: undefined });
  });
});

it('an entry with more than is known is read without it', async () => {
  const library = startCache();
  await library.getStats();
  const { gpt, ...rest } = toCachedGpt(1);
  await putReading({ ...rest, ...use, gpt: { ...gpt, mood: 'good' }, by: 'a later version' });
  expect(await library.get(toId(1))).toEqual(toCachedGpt(1));
});

/** Anything that IndexedDB takes. */
const junk = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withTypedArray: true,
  withSparseArray: true,
});

/** A good entry of which some fields have been replaced by junk, or that is junk altogether. */
const damaged = fc
  .tuple(
    fc.dictionary(
      fc.constantFrom('gpt', 'readAt', 'usedAt', 'size', 'failure', 'at', 'dataUrl'),
      junk,
    ),
    fc.dictionary(fc.constantFrom(...Object.keys(toCachedGpt(1).gpt)), junk),
    fc.boolean(),
  )
  .map(([outer, inner, isPartlyGood]) =>
    isPartlyGood
      ? { ...toCachedGpt(1), ...use, gpt: { ...toCachedGpt(1).gpt, ...inner }, ...outer }
      : outer,
  );

describe('whatever lies in the database', () => {
  it('is read as nothing or as a GPT, never throws, and is bounded and replaced like the rest', async () => {
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

        const library = startCache(options);
        await library.getStats();
        await expectToWork(library);
        const { gpts, bytes } = await library.getStats();
        expect(gpts).toBeLessThanOrEqual(4);
        expect(Number.isFinite(bytes)).toBe(true);
        for (const n of all.keys()) {
          const reading = await library.get(toId(n));
          if (reading) expect(reading.gpt).toHaveProperty('actions');
          await library.getNegative(toId(n));
          await library.getPicture(`${URL}${n}`);
        }
        await library.put(toCachedGpt(0));
        expect(await library.get(toId(0))).toEqual(toCachedGpt(0));
        expect(await library.getStats()).toMatchObject({
          storage: 'database',
          lastError: undefined,
        });
      },
    );
    await fc.assert(property, runs);
  });

  it('comes through the upgrade from version 1 without breaking it', async () => {
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
      const library = startCache();
      await expectToWork(library);
      for (const n of all.keys()) {
        await library.get(toId(n));
        await library.getPicture(`${URL}${n}`);
      }
      expect(await library.getStats()).toMatchObject({ storage: 'database', lastError: undefined });
    });
    await fc.assert(property, runs);
  });
});
