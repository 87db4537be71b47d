import fc from 'fast-check';
import { expect, it } from 'vitest';
import { appendHits } from '../../../../utils/extension-pages/popup/hits.ts';
import { addSearch } from '../../../../utils/extension-pages/popup/recent-searches.ts';
import { gptId } from '../../support/gpt-id.ts';

const hit = (id: string) => ({ id: gptId(id), name: id });

it('appends hits without duplicates, and treats a page without new hits as the last', () => {
  const first = {
    words: 'tide',
    hits: [hit('g-000000001'), hit('g-000000002')],
    next: { page: '2' },
  };
  const second = appendHits(first, {
    hits: [hit('g-000000002'), hit('g-000000003')],
    next: { page: '3' },
  });
  expect(second.hits.map(({ id }) => id)).toEqual(['g-000000001', 'g-000000002', 'g-000000003']);
  expect(second.next).toEqual({ page: '3' });
  expect(appendHits(second, { hits: second.hits, next: { page: '4' } }).next).toBeUndefined();
});

it('keeps at most 20 recent searches without duplicates, newest first', () => {
  expect(addSearch(['plan', 'code'], 'Code')).toEqual(['Code', 'plan']);
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1 }), { maxLength: 60 }), (typed) => {
      const searches = typed.reduce<string[]>(addSearch, []);
      expect(searches.length).toBeLessThanOrEqual(20);
      expect(searches[0]).toBe(typed.at(-1));
      const folded = searches.map((each) => each.toLocaleLowerCase());
      expect(new Set(folded).size).toBe(folded.length);
    }),
  );
});
