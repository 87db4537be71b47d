import { describe, expect, it } from 'vitest';
import { mergeUserData } from '../../../../utils/extension-pages/backup/merge-user-data.ts';
import {
  recordsWithoutChange,
  withoutChange,
} from '../../../../utils/extension-pages/backup/undo.ts';
import type { BackupUserData } from '../../../../utils/user-data/backup-store.ts';
import { NOW, toCachedGpt, toId } from '../../support/cache-database.ts';

const EMPTY: BackupUserData = { lists: [], follows: [], snapshots: [] };

const list = (id: string, ...all: number[]) => ({
  list: id,
  name: `List ${id}`,
  createdAt: NOW,
  usedAt: NOW,
  entries: all.map((n) => ({ id: toId(n), addedAt: NOW })),
});

const follow = (n: number, since = NOW) => ({
  id: toId(n),
  since,
  seenAt: since,
  newsAt: since,
  checkedAt: since,
});

const snapshot = (n: number, at: number) => ({ id: toId(n), at, gpt: toCachedGpt(n).gpt });

/** What is left when an import was followed by a change of a person's and then undone. */
function undone(
  before: BackupUserData,
  backup: BackupUserData,
  change: (after: BackupUserData) => BackupUserData = (after) => after,
): BackupUserData {
  const after = mergeUserData(before, backup);
  return recordsWithoutChange(change(structuredClone(after)), before, after);
}

describe('undoing an import of settings', () => {
  const before = { theme: 'auto', language: 'auto', density: 'comfortable' };
  const after = { theme: 'dark', language: 'en', density: 'comfortable' };

  it('takes back what the import changed', () => {
    expect(withoutChange(after, before, after)).toEqual(before);
  });

  it('leaves a field that was changed since, and takes back the others', () => {
    const now = { ...after, language: 'zh_CN' };
    expect(withoutChange(now, before, after)).toEqual({ ...before, language: 'zh_CN' });
  });

  it('keeps a site that was switched off since, and gives back those that the import had removed', () => {
    const sites = (...except: string[]) => ({ mode: 'except', except, only: [] });
    const now = sites('imported.example', 'since.example');
    const old = sites('old.example');
    expect(withoutChange(now, old, sites('imported.example'))).toEqual(
      sites('since.example', 'old.example'),
    );
  });

  it('does not bring back what a person has removed since', () => {
    expect(withoutChange(['b'], ['a'], ['a', 'b'])).toEqual([]);
    expect(withoutChange(false, false, true)).toBe(false);
  });
});

describe('undoing an import of records', () => {
  const backup: BackupUserData = {
    lists: [list('a', 2, 3), list('new', 4)],
    follows: [follow(1, NOW - 50), follow(2)],
    snapshots: [snapshot(1, NOW - 50), snapshot(2, NOW)],
  };
  const before: BackupUserData = {
    lists: [list('a', 1, 2)],
    follows: [follow(1)],
    snapshots: [snapshot(1, NOW)],
  };

  it('makes everything as it was where nothing else was done', () => {
    expect(undone(before, backup)).toEqual(before);
    expect(undone(EMPTY, backup)).toEqual(EMPTY);
  });

  it('keeps a list that was made since, and GPTs that were added since', () => {
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

  it('keeps a name that was given since, and does not bring back what was taken out since', () => {
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

  it('leaves a list that was removed since removed', () => {
    expect(undone(before, backup, (after) => ({ ...after, lists: [] })).lists).toEqual([]);
  });

  it('keeps a GPT that was followed since, and what was found of others since', () => {
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

  it('leaves a GPT followed that was unfollowed and followed again since', () => {
    const result = undone(before, backup, (after) => ({
      ...after,
      follows: after.follows.map((each) => (each.id === toId(2) ? follow(2, NOW + 3) : each)),
    }));
    expect(result.follows).toContainEqual(follow(2, NOW + 3));
  });

  it('can be done twice without harm', () => {
    const after = mergeUserData(before, backup);
    const once = recordsWithoutChange(after, before, after);
    expect(recordsWithoutChange(once, before, after)).toEqual(once);
  });
});
