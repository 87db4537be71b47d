import { expect, it } from 'vitest';
import { formatAddResult } from '../../../../utils/extension-pages/lists/format-add-result.ts';
import { createI18n } from '../../../../utils/i18n/i18n.ts';
import type { GptList } from '../../../../utils/user-data/schema.ts';
import { toId } from '../../support/cache-database.ts';

const list: GptList = { list: 'a', name: 'Maths', createdAt: 1, usedAt: 1, entries: [] };
const added = (count: number, omitted: number) => ({
  list,
  isNew: false,
  ids: Array.from({ length: count }, (_, n) => toId(n)),
  omitted,
});

it.each([
  [1, 0, 'Added 1 GPT to “Maths”.'],
  [3, 0, 'Added 3 GPTs to “Maths”.'],
  [3, 1_200, 'Added 3 GPTs to “Maths”. The list is full now: 1,200 didn’t fit.'],
  [0, 2, 'The list is full now: 2 didn’t fit.'],
  [0, 0, '“Maths” already contains all of them.'],
])('formatAddResult reports %i added and %i omitted GPTs', (count, omitted, sentence) => {
  expect(formatAddResult(createI18n('en'), added(count, omitted))).toBe(sentence);
});
