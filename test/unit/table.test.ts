import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capabilitiesOf, sortKey } from '../../utils/extension-pages/survey/table/columns.ts';
import {
  type Filter,
  filtered,
  NO_FILTER,
} from '../../utils/extension-pages/survey/table/filter.ts';
import type { Row } from '../../utils/extension-pages/survey/table/row.ts';
import { BY_SCORE, pressed, sorted } from '../../utils/extension-pages/survey/table/sort.ts';
import { COLUMNS } from '../../utils/settings/table-columns.ts';
import { catalogueRows, rows, summary } from './support/survey-items.ts';

function names(some: Row[]): string[] {
  return some.map(({ name }) => name);
}

function passing(some: Row[], filter: Partial<Filter>): string[] {
  return names(filtered(some, { ...NO_FILTER, ...filter }, 'en'));
}

describe('sorting', () => {
  it('ranks by the score at first: few perfect ratings come after many good ones', () => {
    const few = { name: 'few', ratings: { count: 2, average: 5 } };
    const many = { name: 'many', ratings: { count: 3_000, average: 4.7 } };
    expect(names(sorted(rows(few, many), BY_SCORE, 'en'))).toEqual(['many', 'few']);
    const byAverage = { column: 'average', isDescending: true } as const;
    expect(names(sorted(rows(many, few), byAverage, 'en'))).toEqual(['few', 'many']);
  });

  it('puts what is not known last, in both directions and by every column', () => {
    const all = catalogueRows();
    for (const column of COLUMNS) {
      for (const isDescending of [true, false]) {
        const keys = sorted(all, { column, isDescending }, 'en').map((row) => sortKey(column, row));
        const firstUnknown = keys.indexOf(undefined);
        const known = firstUnknown < 0 ? keys : keys.slice(0, firstUnknown);
        expect(keys.slice(known.length).every((key) => key === undefined)).toBe(true);
        expect(keys).toHaveLength(all.length);
      }
    }
  });

  it('loses no row and keeps numbers in order', () => {
    const all = catalogueRows();
    fc.assert(
      fc.property(
        fc.shuffledSubarray(all),
        fc.constantFrom('score', 'average', 'ratings', 'conversations', 'updated'),
        fc.boolean(),
        (some, column, isDescending) => {
          const result = sorted(some, { column, isDescending }, 'en');
          expect(new Set(result)).toEqual(new Set(some));
          const keys = result.map((row) => sortKey(column, row)).filter((key) => key !== undefined);
          const inOrder = keys.map(Number).sort((a, b) => (isDescending ? b - a : a - b));
          expect(keys).toEqual(inOrder);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('sorts names as people do', () => {
    const all = rows(
      { name: 'écrit 10' },
      { name: 'Écrit 9' },
      { name: 'zebra' },
      { name: 'Apple' },
    );
    const byName = { column: 'name', isDescending: false } as const;
    expect(names(sorted(all, byName, 'en'))).toEqual(['Apple', 'Écrit 9', 'écrit 10', 'zebra']);
  });

  it('turns round at the second press on a head; numbers begin with the most, words with A', () => {
    const byRatings = pressed(BY_SCORE, 'ratings');
    expect(byRatings).toEqual({ column: 'ratings', isDescending: true });
    expect(pressed(byRatings, 'ratings').isDescending).toBe(false);
    expect(pressed(byRatings, 'author').isDescending).toBe(false);
  });
});

describe('filtering', () => {
  const all = rows(
    { name: 'Ledger', author: 'Mira', tools: [{ kind: 'web' }], ratings: { count: 9, average: 4 } },
    { name: 'Congee', author: '陈一', files: 2, ratings: { count: 90, average: 4 } },
    { name: 'Caller', actions: [{ domain: 'api.example' }] },
    { name: 'Nothing known' },
  );

  it('lets all pass where nothing is asked', () => {
    expect(passing(all, {})).toHaveLength(4);
    expect(passing(all, { words: '  ', author: ' ' })).toHaveLength(4);
  });

  it('finds words in name, author, id and domains, whatever their case', () => {
    expect(passing(all, { words: 'LEDGER mira' })).toEqual(['Ledger']);
    expect(passing(all, { words: 'api.example' })).toEqual(['Caller']);
    expect(passing(all, { words: summary(3).id })).toEqual(['Nothing known']);
  });

  it('asks for what must be known: unknown does not pass', () => {
    expect(passing(all, { author: '陈' })).toEqual(['Congee']);
    expect(passing(all, { capability: 'web' })).toEqual(['Ledger']);
    expect(passing(all, { capability: 'files' })).toEqual(['Congee']);
    expect(passing(all, { withActions: true })).toEqual(['Caller']);
    expect(passing(all, { leastRatings: 10 })).toEqual(['Congee']);
    expect(passing(all, { leastRatings: 1 })).toEqual(['Ledger', 'Congee']);
  });
});

describe('what a GPT can do', () => {
  it('is not known, or none, or each once in one order', () => {
    expect(capabilitiesOf(summary(0))).toBeUndefined();
    expect(capabilitiesOf(summary(0, { tools: [] }))).toEqual([]);
    const tools = [
      { kind: 'code' as const },
      { kind: 'other' as const, name: 'a' },
      { kind: 'other' as const, name: 'b' },
      { kind: 'web' as const },
    ];
    expect(capabilitiesOf(summary(0, { tools, files: 1 }))).toEqual([
      'web',
      'code',
      'files',
      'other',
    ]);
  });
});
