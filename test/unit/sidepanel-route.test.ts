import { describe, expect, it } from 'vitest';
import { hashOf, type Route, routeOf } from '../../utils/sidepanel/route.ts';
import { gptId } from './support/gpt-id.ts';

describe('an address of the side panel', () => {
  const routes: Route[] = [{ at: 'history' }, { at: 'gpt', id: gptId('g-2fkFE8rbu') }];

  it.each(routes)('leads back to $at', (route) => {
    expect(routeOf(hashOf(route))).toEqual(route);
  });

  it.each(['', '#', '#gpt', '#gpt/', '#gpt/g-nonsense', '#gpt/g-2fkFE8rbu%00', '#toString'])(
    '%j leads to the first view',
    (hash) => {
      expect(routeOf(hash)).toEqual({ at: 'history' });
    },
  );
});
