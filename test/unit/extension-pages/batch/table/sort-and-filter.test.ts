import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  getCapabilities,
  getSortKey,
} from '../../../../../utils/extension-pages/batch/table/columns.ts';
import {
  countConditions,
  type Filter,
  filterRows,
  isNarrowing,
  NO_FILTER,
} from '../../../../../utils/extension-pages/batch/table/filter.ts';
import type { Row } from '../../../../../utils/extension-pages/batch/table/row.ts';
import {
  BY_SCORE,
  sortRows,
  toggleSorting,
} from '../../../../../utils/extension-pages/batch/table/sort.ts';
import type { DataKind } from '../../../../../utils/gpt/data-kinds.ts';
import { createI18n } from '../../../../../utils/i18n/i18n.ts';
import { COLUMNS } from '../../../../../utils/settings/table-columns.ts';
import { createCatalogueRows, createRows, createSummary } from '../../../support/batch-items.ts';
import { toId } from '../../../support/cache-database.ts';
import { createAction } from '../../../support/create-action.ts';

function names(some: Row[]): string[] {
  return some.map(({ name }) => name);
}

function passing(some: Row[], filter: Partial<Filter>): string[] {
  return names(filterRows(some, { ...NO_FILTER, ...filter }, createI18n('en')));
}

const NO_ACTIONS = { name: 'no Actions', tools: [{ kind: 'web' as const }] };
const NOT_STATED = { name: 'not stated', actions: [{ domain: 'b.example' }] };

const asking = (...kinds: DataKind[]) => createAction('a.example', ...kinds);

describe('sortRows', () => {
  it('ranks by score by default, so that few perfect ratings come after many good ones', () => {
    const few = { name: 'few', ratings: { count: 2, average: 5 } };
    const many = { name: 'many', ratings: { count: 3_000, average: 4.7 } };
    expect(names(sortRows(createRows(few, many), BY_SCORE, 'en'))).toEqual(['many', 'few']);
    const byAverage = { column: 'average', isDescending: true } as const;
    expect(names(sortRows(createRows(many, few), byAverage, 'en'))).toEqual(['few', 'many']);
  });

  it('puts unknown values last in both directions and for every column', () => {
    const all = createCatalogueRows();
    for (const column of COLUMNS) {
      for (const isDescending of [true, false]) {
        const keys = sortRows(all, { column, isDescending }, 'en').map((row) =>
          getSortKey(column, row),
        );
        const firstUnknown = keys.indexOf(undefined);
        const known = firstUnknown < 0 ? keys : keys.slice(0, firstUnknown);
        expect(keys.slice(known.length).every((key) => key === undefined)).toBe(true);
        expect(keys).toHaveLength(all.length);
      }
    }
  });

  it('keeps every row and sorts numbers', () => {
    const all = createCatalogueRows();
    fc.assert(
      fc.property(
        fc.shuffledSubarray(all),
        fc.constantFrom('score', 'average', 'ratings', 'conversations', 'updated'),
        fc.boolean(),
        (some, column, isDescending) => {
          const result = sortRows(some, { column, isDescending }, 'en');
          expect(new Set(result)).toEqual(new Set(some));
          const keys = result
            .map((row) => getSortKey(column, row))
            .filter((key) => key !== undefined);
          const inOrder = keys.map(Number).sort((a, b) => (isDescending ? b - a : a - b));
          expect(keys).toEqual(inOrder);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('ranks many won votes before a single one, and GPTs without votes last', () => {
    const counts = { once: [1, 1], often: [10, 9], half: [4, 2], never: [5, 0], none: undefined };
    const all = Object.entries(counts).map(([name, count], place): Row => {
      const [row] = createRows({ name });
      if (!row) throw new Error('There is no row.');
      const [asked = 0, won = 0] = count ?? [];
      return { ...row, id: toId(place), votes: count && { asked, won, lastAt: 0 } };
    });
    const sorted = (isDescending: boolean) =>
      names(sortRows(all, { column: 'votes', isDescending }, 'en'));
    expect(sorted(true)).toEqual(['often', 'once', 'half', 'never', 'none']);
    expect(sorted(false)).toEqual(['never', 'half', 'once', 'often', 'none']);
    expect(toggleSorting(BY_SCORE, 'votes')).toEqual({ column: 'votes', isDescending: true });
  });

  it('sorts names in natural order', () => {
    const all = createRows(
      { name: 'écrit 10' },
      { name: 'Écrit 9' },
      { name: 'zebra' },
      { name: 'Apple' },
    );
    const byName = { column: 'name', isDescending: false } as const;
    expect(names(sortRows(all, byName, 'en'))).toEqual(['Apple', 'Écrit 9', 'écrit 10', 'zebra']);
  });

  it('sorts collected data by the number of personal kinds, then by the most sensitive one', () => {
    const all = createRows(
      NOT_STATED,
      NO_ACTIONS,
      { name: 'content', actions: [asking('content')] },
      { name: 'query', actions: [asking('query')] },
      { name: 'five impersonal', actions: [asking('time', 'business', 'url', 'query', 'content')] },
      { name: 'place', actions: [asking('place')] },
      { name: 'password', actions: [asking('credential')] },
      { name: 'name and place', actions: [asking('name', 'place')] },
    );
    const byKinds = { column: 'collects', isDescending: true } as const;
    expect(names(sortRows(all, byKinds, 'en'))).toEqual([
      ...['name and place', 'password', 'place', 'five impersonal', 'query', 'content'],
      ...['no Actions', 'not stated'],
    ]);
    expect(toggleSorting(BY_SCORE, 'collects')).toEqual(byKinds);
  });

  it('reverses on the second click, and starts numbers descending and words ascending', () => {
    const byRatings = toggleSorting(BY_SCORE, 'ratings');
    expect(byRatings).toEqual({ column: 'ratings', isDescending: true });
    expect(toggleSorting(byRatings, 'ratings').isDescending).toBe(false);
    expect(toggleSorting(byRatings, 'author').isDescending).toBe(false);
  });
});

describe('filterRows', () => {
  const all = createRows(
    { name: 'Ledger', author: 'Mira', tools: [{ kind: 'web' }], ratings: { count: 9, average: 4 } },
    { name: 'Congee', author: '陈一', files: 2, ratings: { count: 90, average: 4 } },
    { name: 'Caller', actions: [{ domain: 'api.example' }] },
    { name: 'Nothing known' },
  );

  it('keeps all rows without conditions', () => {
    expect(passing(all, {})).toHaveLength(4);
    expect(passing(all, { words: '  ', author: ' ' })).toHaveLength(4);
  });

  it('finds words in name, author, id and domains, whatever their case', () => {
    expect(passing(all, { words: 'LEDGER mira' })).toEqual(['Ledger']);
    expect(passing(all, { words: 'api.example' })).toEqual(['Caller']);
    expect(passing(all, { words: createSummary(3).id })).toEqual(['Nothing known']);
  });

  it('excludes rows whose value is unknown', () => {
    expect(passing(all, { author: '陈' })).toEqual(['Congee']);
    expect(passing(all, { capability: 'web' })).toEqual(['Ledger']);
    expect(passing(all, { capability: 'files' })).toEqual(['Congee']);
    expect(passing(all, { withActions: true })).toEqual(['Caller']);
    expect(passing(all, { minRatings: 10 })).toEqual(['Congee']);
    expect(passing(all, { minRatings: 1 })).toEqual(['Ledger', 'Congee']);
  });

  const asked = createRows(
    { name: 'Booker', actions: [asking('phone', 'query')] },
    { name: 'Finder', actions: [asking('query'), { domain: 'b.example' }] },
    NO_ACTIONS,
    NOT_STATED,
  );

  it('finds GPTs by the data that they collect', () => {
    expect(passing(asked, { withPersonal: true })).toEqual(['Booker']);
    expect(passing(asked, { collected: 'query' })).toEqual(['Booker', 'Finder']);
    expect(passing(asked, { collected: 'email' })).toEqual([]);
  });

  it('finds words in names of operations and kinds, in the language of the interface', () => {
    expect(passing(asked, { words: 'plan trip' })).toEqual(['Booker', 'Finder']);
    expect(passing(asked, { words: 'Phone number' })).toEqual(['Booker']);
    const chinese = filterRows(asked, { ...NO_FILTER, words: '电话' }, createI18n('zh_CN'));
    expect(names(chinese)).toEqual(['Booker']);
  });

  it('counts the conditions on collected data', () => {
    const filter: Filter = { ...NO_FILTER, withPersonal: true, collected: 'email' };
    expect(countConditions(filter)).toBe(2);
    expect(isNarrowing({ ...NO_FILTER, withPersonal: true })).toBe(true);
    expect(isNarrowing({ ...NO_FILTER, collected: 'email' })).toBe(true);
    expect(isNarrowing(NO_FILTER)).toBe(false);
  });
});

describe('getCapabilities', () => {
  it('returns undefined if unknown, otherwise each capability once in a fixed order', () => {
    expect(getCapabilities(createSummary(0))).toBeUndefined();
    expect(getCapabilities(createSummary(0, { tools: [] }))).toEqual([]);
    const tools = [
      { kind: 'code' as const },
      { kind: 'other' as const, name: 'a' },
      { kind: 'other' as const, name: 'b' },
      { kind: 'web' as const },
    ];
    expect(getCapabilities(createSummary(0, { tools, files: 1 }))).toEqual([
      'web',
      'code',
      'files',
      'other',
    ]);
  });
});
