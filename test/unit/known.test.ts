import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { summaryOf } from '../../utils/gpt/summary.ts';
import { knowledgeOf } from '../../utils/lookup/cached-gpts.ts';
import {
  fill,
  forgetDatabases,
  idOf,
  lyingOn,
  NOW,
  openRaw,
  putRaw,
  readingOf,
  startLibrary,
} from './support/library-database.ts';

/** For how long a GPT that is not there is not asked for again. */
const ABSENT_MS = 60 * 60 * 1000;

const HOUR_MS = 60 * 60 * 1000;
const failure = { kind: 'unknown-gpt' } as const;

beforeEach(forgetDatabases);
afterEach(() => vi.unstubAllGlobals());

it('tells what is fresh, what is old and what is not there, and nothing of the rest', async () => {
  const library = startLibrary();
  await library.keep(readingOf(1));
  await library.keep(readingOf(2, { readAt: NOW - HOUR_MS }));
  await library.keepAbsence({ asked: idOf(3), failure, at: NOW - ABSENT_MS + 1 });
  await library.keepAbsence({ asked: idOf(4), failure, at: NOW - ABSENT_MS });
  const ids = [5, 4, 3, 2, 1].map(idOf);
  const gpt = (n: number) => summaryOf(readingOf(n).gpt);
  expect(await knowledgeOf(ids, library, HOUR_MS, NOW)).toEqual({
    known: [
      { id: idOf(2), isFresh: false, readAt: NOW - HOUR_MS, gpt: gpt(2) },
      { id: idOf(1), isFresh: true, readAt: NOW, gpt: gpt(1) },
    ],
    absent: [idOf(3)],
  });
});

it('does so for thousands, and leaves their use as it was', async () => {
  const library = startLibrary();
  await fill(library, 600);
  const before = await lyingOn('readings');
  library.clock.now += 5 * HOUR_MS;
  const ids = Array.from({ length: 5_000 }, (_, n) => idOf(n));
  const { known, absent } = await knowledgeOf(ids, library, HOUR_MS, NOW);
  expect(known.map(({ id }) => id)).toEqual(ids.slice(0, 600));
  expect(absent).toEqual([]);
  await library.state();
  expect(await lyingOn('readings')).toEqual(before);
});

it('passes over what lies there broken, and what only memory holds is known too', async () => {
  const library = startLibrary();
  await library.keep(readingOf(1));
  const database = await openRaw();
  await putRaw(database, 'readings', { asked: idOf(2), gpt: 'nonsense', usedAt: NOW, size: 1 });
  database.close();
  const ids = [idOf(1), idOf(2)];
  expect((await knowledgeOf(ids, library, HOUR_MS, NOW)).known).toHaveLength(1);

  vi.stubGlobal('indexedDB', {
    open() {
      throw new Error('No.');
    },
  });
  const withoutDatabase = startLibrary();
  await withoutDatabase.keep(readingOf(1));
  expect((await knowledgeOf(ids, withoutDatabase, HOUR_MS, NOW)).known).toHaveLength(1);
});
