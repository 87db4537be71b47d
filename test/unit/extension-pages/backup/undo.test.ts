import { describe, expect, it } from 'vitest';
import { mergeUserData } from '../../../../utils/extension-pages/backup/merge-user-data.ts';
import {
  userDataWithoutChange,
  withoutChange,
} from '../../../../utils/extension-pages/backup/undo.ts';
import type { BackupUserData } from '../../../../utils/user-data/backup-store.ts';
import { NOW, toId } from '../../support/cache-database.ts';
import { follow, list, NO_USER_DATA, snapshot } from '../../support/user-data.ts';

/** What is left when an import was followed by a change of a person's and then undone. */
function undone(
  before: BackupUserData,
  backup: BackupUserData,
  change: (after: BackupUserData) => BackupUserData = (after) => after,
): BackupUserData {
  const after = mergeUserData(before, backup);
  return userDataWithoutChange(change(structuredClone(after)), before, after);
}

describe('undoing an import of settings', () => {
  const before = { theme: 'auto', language: 'auto', density: 'comfortable' };
  const after = { theme: 'dark', language: 'en', density: 'comfortable' };

  it('reverts what the import changed', () => {
    expect(withoutChange(after, before, after)).toEqual(before);
  });

  it('keeps a field that was changed since and reverts the others', () => {
    const now = { ...after, language: 'zh_CN' };
    expect(withoutChange(now, before, after)).toEqual({ ...before, language: 'zh_CN' });
  });

  it('keeps a site that was added since and restores those that the import removed', () => {
    const sites = (...except: string[]) => ({ mode: 'except', except, only: [] });
    const now = sites('imported.example', 'since.example');
    const old = sites('old.example');
    expect(withoutChange(now, old, sites('imported.example'))).toEqual(
      sites('since.example', 'old.example'),
    );
  });

  it('does not restore what the user has removed since', () => {
    expect(withoutChange(['b'], ['a'], ['a', 'b'])).toEqual([]);
    expect(withoutChange(false, false, true)).toBe(false);
  });
});

describe('undoing an import of user data', () => {
  const backup: BackupUserData = {
    ...NO_USER_DATA,
    lists: [list('a', 2, 3), list('new', 4)],
    follows: [follow(1, NOW - 50), follow(2)],
    snapshots: [snapshot(1, NOW - 50), snapshot(2, NOW)],
  };
  const before: BackupUserData = {
    ...NO_USER_DATA,
    lists: [list('a', 1, 2)],
    follows: [follow(1)],
    snapshots: [snapshot(1, NOW)],
  };

  it('restores the previous state if nothing else was changed', () => {
    expect(undone(before, backup)).toEqual(before);
    expect(undone(NO_USER_DATA, backup)).toEqual(NO_USER_DATA);
  });

  it('keeps lists and entries that were added since', () => {
    const result = undone(before, backup, (after) => ({
      ...after,
      lists: [
        ...after.lists.map((each) => ({
          ...each,
          entries: [...each.entries, { id: toId(9), addedAt: NOW + 1 }],
        })),
        list('since', 7),
      ],
    }));
    const entries = Object.fromEntries(
      result.lists.map((each) => [each.list, each.entries.map(({ id }) => id)]),
    );
    expect(entries).toEqual({ a: [1, 2, 9].map(toId), new: [toId(9)], since: [toId(7)] });
  });

  it('keeps a new name and does not restore entries that were removed since', () => {
    const result = undone(before, backup, (after) => ({
      ...after,
      lists: after.lists.map((each) => ({
        ...each,
        name: `${each.name} renamed`,
        entries: each.entries.filter(({ id }) => id !== toId(1)),
      })),
    }));
    expect(result.lists).toEqual([
      { ...list('a', 2), name: 'List a renamed' },
      { ...list('new'), name: 'List new renamed' },
    ]);
  });

  it('does not restore a list that was removed since', () => {
    expect(undone(before, backup, (after) => ({ ...after, lists: [] })).lists).toEqual([]);
  });

  it('keeps follows and snapshots that were added since', () => {
    const result = undone(before, backup, (after) => ({
      ...after,
      follows: [
        ...after.follows.map((each) => ({ ...each, checkedAt: NOW + 9 })),
        follow(8, NOW + 5),
      ],
      snapshots: [
        ...after.snapshots,
        snapshot(1, NOW + 9),
        snapshot(2, NOW + 9),
        snapshot(8, NOW + 5),
      ],
    }));
    expect(result.follows).toEqual([{ ...follow(1), checkedAt: NOW + 9 }, follow(8, NOW + 5)]);
    expect(result.snapshots.map(({ id, at }) => [id, at])).toEqual([
      [toId(1), NOW],
      [toId(1), NOW + 9],
      [toId(8), NOW + 5],
    ]);
  });

  it('keeps a GPT that was unfollowed and followed again since', () => {
    const result = undone(before, backup, (after) => ({
      ...after,
      follows: after.follows.map((each) => (each.id === toId(2) ? follow(2, NOW + 3) : each)),
    }));
    expect(result.follows).toContainEqual(follow(2, NOW + 3));
  });

  it('has no further effect when repeated', () => {
    const after = mergeUserData(before, backup);
    const once = userDataWithoutChange(after, before, after);
    expect(userDataWithoutChange(once, before, after)).toEqual(once);
  });
});
