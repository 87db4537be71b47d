import { beforeEach, describe, expect, it } from 'vitest';
import type { Reading } from '../../utils/lookup/cache/cache.ts';
import { catalogue } from './support/catalogue.ts';
import {
  forgetDatabases,
  idOf,
  lyingOn,
  NOW,
  readingOf,
  startLibrary,
} from './support/library-database.ts';
import { read } from './support/read.ts';

const URL = 'https://files.example.com/tide.png';
const DATA_URL = 'data:image/png;base64,iVBORw0KGgo=';
const absence = { asked: idOf(1), failure: { kind: 'unknown-gpt', said: 'No.' }, at: NOW } as const;

beforeEach(forgetDatabases);

describe('a reading', () => {
  it('is missing until it is kept, and is kept for the next life of the background', async () => {
    const library = startLibrary();
    expect(await library.reading(idOf(1))).toBeUndefined();
    await library.keep(readingOf(1));
    expect(await library.reading(idOf(1))).toEqual(readingOf(1));
    expect(await startLibrary().reading(idOf(1))).toEqual(readingOf(1));
    expect((await library.state()).keptIn).toBe('database');
  });

  it('is given as it was kept, whatever GPT it is of', async () => {
    const library = startLibrary();
    const readings = catalogue.all.map(({ data }, n) => readingOf(n, { gpt: read(data) }));
    await Promise.all(readings.map(library.keep));
    const found = await Promise.all(readings.map(({ asked }) => library.reading(asked)));
    expect(found).toEqual(readings);
    expect(await library.state()).toMatchObject({ readings: readings.length, problem: undefined });
  });

  it('is replaced by a later one of the same id', async () => {
    const library = startLibrary();
    await library.keep(readingOf(1));
    const later = readingOf(1, { readAt: NOW + 1 });
    await library.keep(later);
    expect(await library.reading(idOf(1))).toEqual(later);
    expect(await library.state()).toMatchObject({ readings: 1 });
  });

  it('is kept without anything that is no part of the model', async () => {
    const { gpt } = readingOf(1);
    const schema = { openapi: '3.1.0' };
    const talkative = { ...gpt, actions: [{ domain: 'example.com', schema }], tools_raw: [schema] };
    await startLibrary().keep(readingOf(1, { gpt: talkative }));
    expect(JSON.stringify(await lyingOn('readings'))).not.toContain('openapi');
  });

  it('that could not be read back is not kept, and a maintainer can see it', async () => {
    const library = startLibrary();
    await library.keep({ asked: idOf(1), gpt: 'a GPT', readAt: NOW } as unknown as Reading);
    expect(await lyingOn('readings')).toEqual([]);
    expect((await library.state()).problem).toContain('too strange for the readings');
  });
});

describe('an absence', () => {
  it('is remembered for the next life of the background', async () => {
    const library = startLibrary();
    expect(await library.absence(idOf(1))).toBeUndefined();
    await library.keepAbsence(absence);
    expect(await startLibrary().absence(idOf(1))).toEqual(absence);
  });

  it('is forgotten with a reading of the same id, and with no other', async () => {
    const library = startLibrary();
    await library.keepAbsence(absence);
    await library.keep(readingOf(2));
    expect(await library.absence(idOf(1))).toEqual(absence);
    await library.keep(readingOf(1));
    expect(await library.absence(idOf(1))).toBeUndefined();
  });

  it('leaves what was read of its id', async () => {
    const library = startLibrary();
    await library.keep(readingOf(1));
    await library.keepAbsence(absence);
    expect(await library.reading(idOf(1))).toEqual(readingOf(1));
  });
});

it('a picture is kept by its address, and only if it is one', async () => {
  const library = startLibrary();
  await library.keepPicture(URL, DATA_URL);
  await library.keepPicture('https://example.com/', 'data:text/html,<script>');
  expect(await startLibrary().picture(URL)).toBe(DATA_URL);
  expect(await library.picture('https://example.com/')).toBeUndefined();
});

describe('the state', () => {
  it('counts what is there', async () => {
    const library = startLibrary();
    const empty = { readings: 0, absences: 0, pictures: 0, bytes: 0 };
    expect(await library.state()).toEqual({ keptIn: 'database', ...empty, problem: undefined });
    await Promise.all([1, 2, 3].map((n) => library.keep(readingOf(n))));
    await library.keepAbsence({ ...absence, asked: idOf(4) });
    await library.keepPicture(URL, DATA_URL);
    const { bytes, ...counts } = await library.state();
    expect(counts).toMatchObject({ readings: 3, absences: 1, pictures: 1 });
    expect(bytes).toBeGreaterThan(3 * JSON.stringify(readingOf(1)).length);
    expect(bytes).toBeLessThan(4 * JSON.stringify(readingOf(1)).length + 400);
  });

  it('is empty after clearing, for good', async () => {
    const library = startLibrary();
    await library.keep(readingOf(1));
    await library.keepAbsence({ ...absence, asked: idOf(2) });
    await library.keepPicture(URL, DATA_URL);
    await library.clear();
    const empty = { readings: 0, absences: 0, pictures: 0, bytes: 0 };
    expect(await library.state()).toMatchObject(empty);
    expect(await startLibrary().state()).toMatchObject(empty);
    await library.keep(readingOf(1));
    expect(await library.reading(idOf(1))).toEqual(readingOf(1));
  });
});

describe('the library of private windows', () => {
  it('has what the database has', async () => {
    await startLibrary().keep(readingOf(1));
    expect(await startLibrary({ isPrivate: true }).reading(idOf(1))).toEqual(readingOf(1));
  });

  it('keeps what is new as long as it lives, and writes nothing down', async () => {
    await startLibrary().keep(readingOf(1));
    const lying = await lyingOn('readings');
    const library = startLibrary({ isPrivate: true });
    library.clock.now += 1_000;
    await library.keep(readingOf(2));
    await library.keepAbsence(absence);
    await library.keepPicture(URL, DATA_URL);
    expect(await library.reading(idOf(1))).toEqual(readingOf(1));
    expect(await library.reading(idOf(2))).toEqual(readingOf(2));
    expect(await library.absence(absence.asked)).toEqual(absence);
    expect(await library.picture(URL)).toBe(DATA_URL);
    await library.state();
    expect(await lyingOn('readings')).toEqual(lying);
    expect(await lyingOn('absences')).toEqual([]);
    expect(await lyingOn('pictures')).toEqual([]);
    expect(await startLibrary({ isPrivate: true }).reading(idOf(2))).toBeUndefined();
  });

  it('prefers what is new to what the database has', async () => {
    await startLibrary().keep(readingOf(1));
    const library = startLibrary({ isPrivate: true });
    const newer = readingOf(1, { readAt: NOW + 1_000 });
    library.clock.now += 1_000;
    await library.keep(newer);
    expect(await library.reading(idOf(1))).toEqual(newer);
  });
});
