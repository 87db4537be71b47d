import { MAX_GPTS } from '../../gpt/page-list.ts';
import type { BackupUserData } from '../../user-data/backup-store.ts';
import { snapshotKey } from '../../user-data/backup-store.ts';
import { newestOfEach } from '../../user-data/follows.ts';
import type { Follow, GptList } from '../../user-data/schema.ts';
import { isSame } from './is-equal.ts';

// Undoing an import takes back what the import changed, and nothing else: `before` and `after` are the states on its
// both sides, `now` is how it is by now.

/** A value without what an import made of it. Fields are looked at one by one; a list is taken as a set. */
export function withoutChange<T>(now: T, before: T, after: T): T {
  if (isSame(now, after)) return before;
  if (Array.isArray(now) && Array.isArray(before) && Array.isArray(after)) {
    return setWithoutChange(now, before, after) as T;
  }
  if (isFields(now) && isFields(before) && isFields(after)) {
    const fields = Object.keys({ ...now, ...before, ...after });
    return Object.fromEntries(
      fields
        .map((name) => [name, withoutChange(now[name], before[name], after[name])])
        .filter(([, value]) => value !== undefined),
    ) as T;
  }
  return now;
}

/** The records without what an import made of them. */
export function recordsWithoutChange(
  now: BackupUserData,
  before: BackupUserData,
  after: BackupUserData,
): BackupUserData {
  const follows = followsWithoutChange(now, before, after);
  const isFollowed = new Set(follows.map(({ id }) => id));
  const [had, got] = [keysOf(before), keysOf(after)];
  const dropped = before.snapshots.filter((snapshot) => !got.has(snapshotKey(snapshot)));
  const stayed = now.snapshots.filter((snapshot) => {
    const key = snapshotKey(snapshot);
    return !got.has(key) || had.has(key);
  });
  return {
    lists: listsWithoutChange(now, before, after),
    follows,
    snapshots: newestOfEach([...stayed, ...dropped].filter(({ id }) => isFollowed.has(id))),
  };
}

function listsWithoutChange(
  now: BackupUserData,
  before: BackupUserData,
  after: BackupUserData,
): GptList[] {
  const had = new Map(before.lists.map((list) => [list.list, list]));
  const got = new Map(after.lists.map((list) => [list.list, list]));
  return now.lists.flatMap((list) => {
    const [then, imported] = [had.get(list.list), got.get(list.list)];
    if (!imported) return [list];
    const old = new Map(then?.entries.map((entry) => [entry.id, entry]));
    const brought = new Map(imported.entries.map((entry) => [entry.id, entry]));
    const entries = list.entries.filter((entry) => {
      const own = brought.get(entry.id);
      // One that was taken out and added again since is not the import's any more.
      return !own || old.has(entry.id) || own.addedAt !== entry.addedAt;
    });
    if (then) return [entries.length === list.entries.length ? list : { ...list, entries }];
    // A list that came with the import goes, unless something was made of it since.
    const isUntouched = entries.length === 0 && list.name === imported.name;
    return isUntouched ? [] : [{ ...list, entries: entries.slice(0, MAX_GPTS) }];
  });
}

function followsWithoutChange(
  now: BackupUserData,
  before: BackupUserData,
  after: BackupUserData,
): Follow[] {
  const had = new Map(before.follows.map((follow) => [follow.id, follow]));
  const got = new Map(after.follows.map((follow) => [follow.id, follow]));
  return now.follows.flatMap((follow) => {
    const [then, imported] = [had.get(follow.id), got.get(follow.id)];
    if (!imported) return [follow];
    // One that was unfollowed and followed again since is not the import's any more.
    if (!then) return follow.since === imported.since ? [] : [follow];
    const undone = withoutChange(follow, then, imported);
    return [isSame(undone, follow) ? follow : undone];
  });
}

function keysOf({ snapshots }: BackupUserData): Set<string> {
  return new Set(snapshots.map(snapshotKey));
}

function setWithoutChange(now: unknown[], before: unknown[], after: unknown[]): unknown[] {
  const isIn = (list: unknown[], value: unknown) => list.some((each) => isSame(each, value));
  const stayed = now.filter((value) => isIn(before, value) || !isIn(after, value));
  const back = before.filter((value) => !isIn(after, value) && !isIn(now, value));
  return [...stayed, ...back];
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
