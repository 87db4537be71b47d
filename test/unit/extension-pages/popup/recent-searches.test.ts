import { describe, expect, it } from 'vitest';
import { broughtBack } from '../../../../utils/extension-pages/popup/with-search.ts';

describe('undoing the removal of recent searches', () => {
  it('brings back what was removed to its place', () => {
    expect(broughtBack(['a', 'c'], ['a', 'b', 'c'], ['a', 'c'])).toEqual(['a', 'b', 'c']);
    expect(broughtBack([], ['a', 'b'], [])).toEqual(['a', 'b']);
  });

  it('keeps what was searched for since, in front', () => {
    expect(broughtBack(['new'], ['a', 'b'], [])).toEqual(['new', 'a', 'b']);
    expect(broughtBack(['B', 'a'], ['a', 'b'], ['a'])).toEqual(['B', 'a']);
  });

  it('does not bring back what somebody else has removed since', () => {
    expect(broughtBack([], ['a', 'b'], ['a'])).toEqual(['b']);
  });

  it('keeps no more than are remembered', () => {
    const many = Array.from({ length: 20 }, (_, n) => `search ${n}`);
    expect(broughtBack(['new'], many, [])).toHaveLength(20);
  });
});
