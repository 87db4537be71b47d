import { describe, expect, it } from 'vitest';
import {
  createRecentSearches,
  type RecentSearches,
  undoRemoval,
} from '../../../../utils/extension-pages/popup/recent-searches.ts';

describe('undoRemoval', () => {
  it('restores a removed search at its position', () => {
    expect(undoRemoval(['a', 'c'], ['a', 'b', 'c'], ['a', 'c'])).toEqual(['a', 'b', 'c']);
    expect(undoRemoval([], ['a', 'b'], [])).toEqual(['a', 'b']);
  });

  it('keeps newer searches in front', () => {
    expect(undoRemoval(['new'], ['a', 'b'], [])).toEqual(['new', 'a', 'b']);
    expect(undoRemoval(['B', 'a'], ['a', 'b'], ['a'])).toEqual(['B', 'a']);
  });

  it('does not restore what was removed elsewhere since', () => {
    expect(undoRemoval([], ['a', 'b'], ['a'])).toEqual(['b']);
  });

  it('keeps at most 20 searches', () => {
    const many = Array.from({ length: 20 }, (_, n) => `search ${n}`);
    expect(undoRemoval(['new'], many, [])).toHaveLength(20);
  });
});

describe('createRecentSearches', () => {
  function createTestSearches(stored: string[], isEnabled = true) {
    let value = stored;
    const item = {
      key: `local:${crypto.randomUUID()}`,
      getValue: async () => value,
      setValue: async (next: string[]) => {
        value = next;
      },
    };
    const changes: RecentSearches[] = [];
    const searches = createRecentSearches(
      item,
      async () => isEnabled,
      (recent) => changes.push(recent),
    );
    return { item, searches, last: () => changes.at(-1) };
  }

  it('records a search only if the user wants that', async () => {
    const enabled = createTestSearches(['tides']);
    await enabled.searches.record('plans');
    expect(enabled.last()?.searches).toEqual(['plans', 'tides']);
    const disabled = createTestSearches(['tides'], false);
    await disabled.searches.record('plans');
    expect(await disabled.item.getValue()).toEqual(['tides']);
  });

  it('offers to undo a removal until it is undone or the next search is recorded', async () => {
    const { searches, last } = createTestSearches(['tides', 'plans']);
    await searches.clear();
    expect(last()).toEqual({ searches: [], before: ['tides', 'plans'] });
    await searches.undo();
    expect(last()).toEqual({ searches: ['tides', 'plans'], before: undefined });
    await searches.remove('TIDES');
    expect(last()?.searches).toEqual(['plans']);
    await searches.record('code');
    expect(last()).toEqual({ searches: ['code', 'plans'], before: undefined });
    await searches.undo();
    expect(last()?.searches).toEqual(['code', 'plans']);
  });
});
