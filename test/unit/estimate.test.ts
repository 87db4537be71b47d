import { expect, it } from 'vitest';
import { estimateOf } from '../../utils/extension-pages/survey/estimate.ts';
import { summaryOf } from '../../utils/gpt/summary.ts';
import { idOf, NOW, readingOf } from './support/library-database.ts';

const known = (n: number, isFresh: boolean) => ({
  id: idOf(n),
  isFresh,
  readAt: NOW,
  gpt: summaryOf(readingOf(n).gpt),
});

it('counts as look-ups what is old or not known at all', () => {
  const ids = [1, 2, 3, 4, 5].map(idOf);
  // The fourth was there once and is known to be gone.
  const knowledge = {
    known: [known(1, true), known(2, false), known(4, false)],
    absent: [idOf(3), idOf(4)],
  };
  expect(estimateOf(ids, knowledge)).toEqual({ lookUps: 2, fromLibrary: 3 });
  expect(estimateOf([], { known: [], absent: [] })).toEqual({ lookUps: 0, fromLibrary: 0 });
});
