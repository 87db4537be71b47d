import { describe, expect, it } from 'vitest';
import { parseRoute, type Route, toHash, toUrlHash } from '../../../utils/messages/panel-route.ts';
import { gptId } from '../support/gpt-id.ts';

describe('parseRoute', () => {
  const ids = ['g-2fkFE8rbu', 'g-123456789', 'g-abcdefgh1', 'g-abcdefgh2'].map(gptId);
  const routes: Route[] = [
    { view: 'page' },
    { view: 'page', tab: 12 },
    { view: 'batches' },
    { view: 'batch', batchId: '3f0c1f7e-8f8e-4c62-9d2a-0c3f6d1f7a11' },
    { view: 'lists' },
    { view: 'list', listId: 'd2719ee6-1f0c-4f6c-b3a7-2b0d4f8f8a11' },
    { view: 'compare', ids },
    { view: 'ask', ids },
    { view: 'following' },
    { view: 'followed', id: gptId('g-2fkFE8rbu') },
    { view: 'domains' },
    { view: 'domains', words: 'a.example / 代码' },
    { view: 'history' },
    { view: 'gpt', id: gptId('g-2fkFE8rbu') },
    { view: 'try', id: gptId('g-2fkFE8rbu') },
    {
      view: 'try',
      id: gptId('g-2fkFE8rbu'),
      conversation: '3f0c1f7e-8f8e-4c62-9d2a-0c3f6d1f7a11',
    },
    { view: 'conversations' },
    { view: 'no-gpt', text: 'a / b # c % d 代码' },
  ];

  it.each(routes)('parses the hash of the view $view', (route) => {
    expect(parseRoute(toHash(route))).toEqual(route);
  });

  it.each([
    ...['', '#', '#gpt', '#gpt/', '#gpt/g-nonsense', '#gpt/g-2fkFE8rbu%00', '#toString'],
    ...['#batch', '#batch/', '#batch/<b>', '#page/x'],
    ...['#try', '#try/', '#try/g-nonsense', '#try/,a'],
    ...['#list', '#list/<b>', '#compare/g-2fkFE8rbu', '#compare/g-2fkFE8rbu,g-2fkFE8rbu'],
    ...['#ask', '#ask/g-2fkFE8rbu', '#ask/g-2fkFE8rbu,g-2fkFE8rbu'],
  ])('returns the default view for %j', (hash) => {
    expect(parseRoute(hash)).toEqual({ view: 'page' });
  });

  it('keeps words out of the URL', () => {
    expect(toUrlHash({ view: 'domains', words: 'a.example' })).toBe('#domains');
    expect(toUrlHash({ view: 'domains' })).toBe('#domains');
  });

  it('keeps the GPT and the conversation of a chat out of the URL', () => {
    const id = gptId('g-2fkFE8rbu');
    expect(toUrlHash({ view: 'try', id, conversation: 'a' })).toBe('#try');
    expect(parseRoute(`#try/${id},<b>`)).toEqual({ view: 'try', id });
  });

  it('keeps the ids of GPTs that are asked together out of the URL', () => {
    expect(toUrlHash({ view: 'ask', ids })).toBe('#ask');
  });

  it('removes duplicates and limits a comparison and a question to four GPTs', () => {
    const many = [...ids, ids[0], 'g-abcdefgh3'].join();
    expect(parseRoute(`#compare/${many}`)).toEqual({ view: 'compare', ids });
    expect(parseRoute(`#ask/${many}`)).toEqual({ view: 'ask', ids });
  });
});
