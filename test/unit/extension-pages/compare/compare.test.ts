import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ASPECTS,
  type Aspect,
  compareGpts,
} from '../../../../utils/extension-pages/compare/compare.ts';
import type { Action, Gpt } from '../../../../utils/gpt/gpt.ts';
import { createI18n } from '../../../../utils/i18n/i18n.ts';
import { catalogue } from '../../support/catalogue.ts';
import { createAction } from '../../support/create-action.ts';
import { read, readEntry } from '../../support/parse-gpt.ts';

const en = createI18n('en');
const gpt = readEntry('documented');
const gpts = catalogue.all.map(({ data }) => read(data));

/** How one aspect of some GPTs compares. */
function rowOf(aspect: Aspect, ...gpts: (Gpt | undefined)[]) {
  const row = compareGpts(gpts, en).find((each) => each.aspect === aspect);
  if (!row) throw new Error(`There is no row of ${aspect}.`);
  return row;
}

describe('compareGpts', () => {
  it('marks only the aspects that differ', () => {
    const other: Gpt = { ...gpt, ratings: { count: 3, average: 5 }, description: 'Another.' };
    const different = compareGpts([gpt, other], en)
      .filter(({ similarity }) => similarity === 'different')
      .map(({ aspect }) => aspect);
    expect(different).toEqual(['score', 'average', 'ratings', 'description']);
  });

  it('treats an unknown value as neither equal nor different', () => {
    const unknown: Gpt = { ...gpt, ratings: undefined, tools: undefined };
    expect(rowOf('ratings', gpt, unknown)).toMatchObject({ similarity: 'unknown' });
    expect(rowOf('ratings', gpt, unknown).cells[1]).toBeUndefined();
    expect(rowOf('tools', unknown, unknown).similarity).toBe('same');
    expect(rowOf('tools', gpt, undefined).similarity).toBe('unknown');
    const three = [gpt, unknown, { ...gpt, ratings: { count: 0 as const } }];
    expect(rowOf('ratings', ...three).similarity).toBe('different');
  });

  it('distinguishes none from unknown and never shows zero for unknown', () => {
    const none: Gpt = { ...gpt, ratings: { count: 0 }, tools: [], actions: [] };
    expect(rowOf('average', none).cells).toEqual([[]]);
    expect(rowOf('ratings', none).cells).toEqual([['0']]);
    expect(rowOf('tools', none).cells).toEqual([[]]);
    expect(rowOf('actions', none).cells).toEqual([[]]);
    expect(rowOf('files', { ...gpt, files: undefined }).cells).toEqual([undefined]);
  });

  it('ignores the order of tools, Actions and categories', () => {
    const one: Gpt = {
      ...gpt,
      tools: [{ kind: 'web' }, { kind: 'code' }],
      actions: [{ domain: 'a.example', signIn: 'none' }, { domain: 'b.example' }],
      categories: ['writing', 'research'],
    };
    const other: Gpt = {
      ...one,
      tools: one.tools?.toReversed(),
      actions: one.actions.toReversed(),
      categories: one.categories.toReversed(),
    };
    expect(
      compareGpts([one, other], en).every(({ similarity }) => similarity !== 'different'),
    ).toBe(true);
  });

  it('distinguishes Actions of the same domain by their sign-in', () => {
    const action = (signIn: 'none' | 'oauth'): Gpt => ({
      ...gpt,
      actions: [{ domain: 'a.example', signIn }],
    });
    const row = rowOf('actions', action('none'), action('oauth'));
    expect(row.cells).toEqual([['a.example (no sign-in)'], ['a.example (signs in with OAuth)']]);
    expect(row.similarity).toBe('different');
  });

  const asking = (...actions: Action[]): Gpt => ({ ...gpt, tools: [{ kind: 'actions' }], actions });

  it('lists the kinds of data that the Actions collect, most sensitive first', () => {
    const one = asking(createAction('a.example', 'query', 'phone'));
    const none = asking(createAction('a.example'));
    const row = rowOf('collects', one, none, { ...gpt, tools: [], actions: [] });
    expect(row.cells).toEqual([['phone number', 'what you ask'], [], []]);
    expect(row.similarity).toBe('different');
    const notStated = rowOf('collects', none, asking({ domain: 'a.example' }));
    expect(notStated).toMatchObject({ cells: [[], undefined], similarity: 'unknown' });
  });

  it('says if only some Actions state what they collect', () => {
    const some = asking(createAction('a.example', 'phone'), { domain: 'b.example' });
    expect(rowOf('collects', some).cells).toEqual([['phone number', 'may be incomplete']]);
  });

  it('counts the operations that are called without asking, if the schemas say so', () => {
    const silent = asking(createAction('a.example', 'query'));
    const [operation] = silent.actions[0]?.operations ?? [];
    if (!operation) throw new Error('There is no operation.');
    const operations = [{ ...operation, isCalledWithoutAsking: true }, operation];
    const one = asking({ operations }, createAction('b.example'));
    const notStated = asking({ domain: 'a.example' });
    const noActions: Gpt = { ...gpt, tools: [], actions: [] };
    expect(rowOf('unasked', one, silent, notStated, noActions).cells).toEqual([
      ['1 of 3 operations'],
      undefined,
      undefined,
      [],
    ]);
  });

  it('does not depend on the order of the GPTs, and finds no difference between a GPT and itself', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(gpts, { minLength: 2, maxLength: 4 }), (those) => {
        const there = compareGpts(those, en);
        const back = compareGpts(those.toReversed(), en);
        expect(there.map(({ aspect }) => aspect)).toEqual(ASPECTS);
        expect(back.map(({ similarity }) => similarity)).toEqual(
          there.map(({ similarity }) => similarity),
        );
        const twice = compareGpts([those[0], those[0]], en);
        expect(twice.every(({ similarity }) => similarity === 'same')).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
