import { describe, expect, it } from 'vitest';
import { getStartAction } from '../../../../utils/extension-pages/popup/start-action.ts';
import { MAX_QUERY_LENGTH } from '../../../../utils/gpt/parse-query.ts';
import { gptId } from '../../support/gpt-id.ts';

const ID = gptId('g-000000001');
const OTHER_ID = gptId('g-000000002');
const EMPTY = { pageData: undefined, historyState: null, hash: '', isSetUp: true };

describe('the first action of the popup', () => {
  it('lists the GPTs of the page if a gateway is set up', () => {
    expect(getStartAction(EMPTY)).toEqual({ kind: 'list-page' });
    expect(getStartAction({ ...EMPTY, isSetUp: false })).toEqual({ kind: 'none' });
  });

  it('submits the query of a URL token', () => {
    const pageData = { isPrivate: false, query: 'tide tables' };
    expect(getStartAction({ ...EMPTY, pageData })).toEqual({
      kind: 'submit',
      query: 'tide tables',
    });
  });

  it('cuts a long query without leaving half a character', () => {
    const query = `${'a'.repeat(MAX_QUERY_LENGTH - 1)}😀`;
    const action = getStartAction({ ...EMPTY, pageData: { isPrivate: false, query } });
    expect(action).toEqual({ kind: 'submit', query: `${'a'.repeat(MAX_QUERY_LENGTH - 1)}\ufffd` });
  });

  it('recalls a failure only for an id', () => {
    const recall = (query: string) =>
      getStartAction({ ...EMPTY, pageData: { isPrivate: false, query, isRecall: true } });
    expect(recall(ID)).toEqual({ kind: 'recall', id: ID });
    expect(recall('tides')).toEqual({ kind: 'submit', query: 'tides' });
  });

  it('shows the GPT of the history entry or of the hash without a lookup', () => {
    const action = { kind: 'show-cached', id: ID };
    expect(getStartAction({ ...EMPTY, historyState: { id: ID } })).toEqual(action);
    expect(getStartAction({ ...EMPTY, hash: `#${ID}` })).toEqual(action);
  });

  it('prefers the history entry, which may have no GPT, to the hash', () => {
    const hash = `#${OTHER_ID}`;
    const withState = (historyState: { id?: string }) =>
      getStartAction({ ...EMPTY, historyState, hash });
    expect(withState({ id: ID })).toEqual({ kind: 'show-cached', id: ID });
    expect(withState({})).toEqual({ kind: 'list-page' });
  });

  it('ignores a state and a hash without an id', () => {
    expect(getStartAction({ ...EMPTY, historyState: { id: 7 } })).toEqual({ kind: 'list-page' });
    expect(getStartAction({ ...EMPTY, hash: '#tides' })).toEqual({ kind: 'list-page' });
  });
});
