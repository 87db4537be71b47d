import { describe, expect, it } from 'vitest';
import { getCollectedKinds, getGptKinds } from '../../../utils/gpt/data-kinds.ts';
import { createAction } from '../support/create-action.ts';

describe('getGptKinds', () => {
  it('returns the kinds of all Actions once, most sensitive first', () => {
    const actions = [
      createAction('a.example', 'query', 'place'),
      createAction('a.example', 'place', 'health'),
    ];
    expect(getGptKinds({ actions })).toEqual(['health', 'place', 'query']);
  });

  it('returns the known kinds even if an Action does not state its operations', () => {
    expect(getGptKinds({ actions: [createAction('a.example', 'place'), {}] })).toEqual(['place']);
  });

  it('returns none only if every Action states all its operations', () => {
    expect(getGptKinds({ actions: [createAction('a.example')] })).toEqual([]);
    expect(getGptKinds({ actions: [createAction('a.example'), {}] })).toBeUndefined();
    expect(
      getGptKinds({ actions: [{ ...createAction('a.example'), omittedOperations: 1 }] }),
    ).toBeUndefined();
  });

  it('returns none without Actions, and undefined if their number or details are unknown', () => {
    expect(getGptKinds({ tools: [{ kind: 'web' }], actions: [] })).toEqual([]);
    expect(getGptKinds({ tools: [], actions: [] })).toEqual([]);
    expect(getGptKinds({ actions: [] })).toBeUndefined();
    expect(getGptKinds({ tools: [{ kind: 'actions' }], actions: [] })).toBeUndefined();
  });
});

describe('getCollectedKinds', () => {
  it('returns none only if every Action states all its operations', () => {
    const silent = createAction('a.example');
    expect(getCollectedKinds([])).toEqual([]);
    expect(getCollectedKinds([silent, silent])).toEqual([]);
    expect(getCollectedKinds([silent, {}])).toBeUndefined();
    expect(getCollectedKinds([{ ...silent, omittedOperations: 1 }])).toBeUndefined();
    const operations = [{ name: 'Call', method: 'get', isPartlyRead: true, collects: [] }];
    expect(getCollectedKinds([{ operations }])).toBeUndefined();
    expect(getCollectedKinds([createAction('a.example', 'place'), {}])).toEqual(['place']);
  });
});
