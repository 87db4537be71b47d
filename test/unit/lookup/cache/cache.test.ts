import { beforeEach, describe, expect, it } from 'vitest';
import type { Reading } from '../../../../utils/lookup/cache/cache.ts';
import {
  deleteDatabases,
  NOW,
  readStore,
  startCache,
  toCachedGpt,
  toId,
} from '../../support/cache-database.ts';
import { catalogue } from '../../support/catalogue.ts';
import { read } from '../../support/parse-gpt.ts';

const URL = 'https://files.example.com/tide.png';
const DATA_URL = 'data:image/png;base64,iVBORw0KGgo=';
const absence = { asked: toId(1), failure: { kind: 'unknown-gpt', said: 'No.' }, at: NOW } as const;

beforeEach(deleteDatabases);

describe('a reading', () => {
  it('is missing until it is kept, and is kept for the next life of the background', async () => {
    const library = startCache();
    expect(await library.get(toId(1))).toBeUndefined();
    await library.put(toCachedGpt(1));
    expect(await library.get(toId(1))).toEqual(toCachedGpt(1));
    expect(await startCache().get(toId(1))).toEqual(toCachedGpt(1));
    expect((await library.getStats()).storage).toBe('database');
  });

  it('is given as it was kept, whatever GPT it is of', async () => {
    const library = startCache();
    const readings = catalogue.all.map(({ data }, n) => toCachedGpt(n, { gpt: read(data) }));
    await Promise.all(readings.map(library.put));
    const found = await Promise.all(readings.map(({ asked }) => library.get(asked)));
    expect(found).toEqual(readings);
    expect(await library.getStats()).toMatchObject({ gpts: readings.length, lastError: undefined });
  });

  it('is replaced by a later one of the same id', async () => {
    const library = startCache();
    await library.put(toCachedGpt(1));
    const later = toCachedGpt(1, { readAt: NOW + 1 });
    await library.put(later);
    expect(await library.get(toId(1))).toEqual(later);
    expect(await library.getStats()).toMatchObject({ gpts: 1 });
  });

  it('is kept without anything that is no part of the model', async () => {
    const { gpt } = toCachedGpt(1);
    const schema = { openapi: '3.1.0' };
    const talkative = { ...gpt, actions: [{ domain: 'example.com', schema }], tools_raw: [schema] };
    await startCache().put(toCachedGpt(1, { gpt: talkative }));
    expect(JSON.stringify(await readStore('readings'))).not.toContain('openapi');
  });

  it('that could not be read back is not kept, and a maintainer can see it', async () => {
    const library = startCache();
    await library.put({ asked: toId(1), gpt: 'a GPT', readAt: NOW } as unknown as Reading);
    expect(await readStore('readings')).toEqual([]);
    expect((await library.getStats()).lastError).toContain('too strange for the readings');
  });
});

describe('an absence', () => {
  it('is remembered for the next life of the background', async () => {
    const library = startCache();
    expect(await library.getNegative(toId(1))).toBeUndefined();
    await library.putNegative(absence);
    expect(await startCache().getNegative(toId(1))).toEqual(absence);
  });

  it('is forgotten with a reading of the same id, and with no other', async () => {
    const library = startCache();
    await library.putNegative(absence);
    await library.put(toCachedGpt(2));
    expect(await library.getNegative(toId(1))).toEqual(absence);
    await library.put(toCachedGpt(1));
    expect(await library.getNegative(toId(1))).toBeUndefined();
  });

  it('leaves what was read of its id', async () => {
    const library = startCache();
    await library.put(toCachedGpt(1));
    await library.putNegative(absence);
    expect(await library.get(toId(1))).toEqual(toCachedGpt(1));
  });
});

it('a picture is kept by its address, and only if it is one', async () => {
  const library = startCache();
  await library.putPicture(URL, DATA_URL);
  await library.putPicture('https://example.com/', 'data:text/html,<script>');
  expect(await startCache().getPicture(URL)).toBe(DATA_URL);
  expect(await library.getPicture('https://example.com/')).toBeUndefined();
});

describe('the state', () => {
  it('counts what is there', async () => {
    const library = startCache();
    const empty = { gpts: 0, negatives: 0, pictures: 0, bytes: 0 };
    expect(await library.getStats()).toEqual({
      storage: 'database',
      ...empty,
      lastError: undefined,
    });
    await Promise.all([1, 2, 3].map((n) => library.put(toCachedGpt(n))));
    await library.putNegative({ ...absence, asked: toId(4) });
    await library.putPicture(URL, DATA_URL);
    const { bytes, ...counts } = await library.getStats();
    expect(counts).toMatchObject({ gpts: 3, negatives: 1, pictures: 1 });
    expect(bytes).toBeGreaterThan(3 * JSON.stringify(toCachedGpt(1)).length);
    expect(bytes).toBeLessThan(4 * JSON.stringify(toCachedGpt(1)).length + 400);
  });

  it('is empty after clearing, for good', async () => {
    const library = startCache();
    await library.put(toCachedGpt(1));
    await library.putNegative({ ...absence, asked: toId(2) });
    await library.putPicture(URL, DATA_URL);
    await library.clear();
    const empty = { gpts: 0, negatives: 0, pictures: 0, bytes: 0 };
    expect(await library.getStats()).toMatchObject(empty);
    expect(await startCache().getStats()).toMatchObject(empty);
    await library.put(toCachedGpt(1));
    expect(await library.get(toId(1))).toEqual(toCachedGpt(1));
  });
});

describe('the library of private windows', () => {
  it('has what the database has', async () => {
    await startCache().put(toCachedGpt(1));
    expect(await startCache({ isPrivate: true }).get(toId(1))).toEqual(toCachedGpt(1));
  });

  it('keeps what is new as long as it lives, and writes nothing down', async () => {
    await startCache().put(toCachedGpt(1));
    const lying = await readStore('readings');
    const library = startCache({ isPrivate: true });
    library.clock.now += 1_000;
    await library.put(toCachedGpt(2));
    await library.putNegative(absence);
    await library.putPicture(URL, DATA_URL);
    expect(await library.get(toId(1))).toEqual(toCachedGpt(1));
    expect(await library.get(toId(2))).toEqual(toCachedGpt(2));
    expect(await library.getNegative(absence.asked)).toEqual(absence);
    expect(await library.getPicture(URL)).toBe(DATA_URL);
    await library.getStats();
    expect(await readStore('readings')).toEqual(lying);
    expect(await readStore('absences')).toEqual([]);
    expect(await readStore('pictures')).toEqual([]);
    expect(await startCache({ isPrivate: true }).get(toId(2))).toBeUndefined();
  });

  it('prefers what is new to what the database has', async () => {
    await startCache().put(toCachedGpt(1));
    const library = startCache({ isPrivate: true });
    const newer = toCachedGpt(1, { readAt: NOW + 1_000 });
    library.clock.now += 1_000;
    await library.put(newer);
    expect(await library.get(toId(1))).toEqual(newer);
  });
});
