import { describe, expect, it } from 'vitest';
import { hashOf, type Route, routeOf } from '../../utils/sidepanel/route.ts';
import { gptId } from './support/gpt-id.ts';

describe('an address of the side panel', () => {
  const routes: Route[] = [
    { at: 'page' },
    { at: 'page', tab: 12 },
    { at: 'surveys' },
    { at: 'survey', survey: '3f0c1f7e-8f8e-4c62-9d2a-0c3f6d1f7a11' },
    { at: 'following' },
    { at: 'followed', id: gptId('g-2fkFE8rbu') },
    { at: 'history' },
    { at: 'gpt', id: gptId('g-2fkFE8rbu') },
    { at: 'no-gpt', text: 'a / b # c % d 代码' },
  ];

  it.each(routes)('leads back to $at', (route) => {
    expect(routeOf(hashOf(route))).toEqual(route);
  });

  it.each([
    ...['', '#', '#gpt', '#gpt/', '#gpt/g-nonsense', '#gpt/g-2fkFE8rbu%00', '#toString'],
    ...['#survey', '#survey/', '#survey/<b>', '#page/x'],
  ])('%j leads to the first view', (hash) => {
    expect(routeOf(hash)).toEqual({ at: 'page' });
  });
});
