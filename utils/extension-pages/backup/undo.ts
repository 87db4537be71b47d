import { MAX_GPTS } from '../../gpt/page-list.ts';
import {
  type Gateways,
  type SavedGateway,
  withValidActiveId,
} from '../../settings/saved-gateways.ts';
import type { BackupUserData } from '../../user-data/backup-store.ts';
import { conversationKey, snapshotKey } from '../../user-data/backup-store.ts';
import { newestOfEach } from '../../user-data/follows.ts';
import type { Follow, GptList } from '../../user-data/schema.ts';
import { isEqual } from './is-equal.ts';

// Undoing an import reverts what the import changed, and nothing else: `before` and `after` are the states around the
// import, `now` is the current state.

/** Reverts a value. Objects are compared field by field, arrays as sets. */
export function withoutChange<T>(now: T, before: T, after: T): T {
  if (isEqual(now, after)) return before;
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

/** Reverts the gateways. Removes those that came with the import, unless the user has changed them since. */
export function gatewaysWithoutChange(now: Gateways, before: Gateways, after: Gateways): Gateways {
  const byId = ({ all }: Gateways) => new Map(all.map((gateway) => [gateway.id, gateway]));
  const [gatewaysBefore, gatewaysAfter] = [byId(before), byId(after)];
  const all = now.all.flatMap((gateway) => {
    const previous = gatewaysBefore.get(gateway.id);
    const imported = gatewaysAfter.get(gateway.id);
    if (!imported) return [gateway];
    if (!previous) return isEqual(gateway, imported) ? [] : [gateway];
    return [gatewayWithoutChange(gateway, previous, imported)];
  });
  const reverted = { activeId: withoutChange(now.activeId, before.activeId, after.activeId), all };
  return withValidActiveId(reverted);
}

/** Base URL and key belong together: otherwise a key could go to the wrong gateway. */
function gatewayWithoutChange(
  now: SavedGateway,
  before: SavedGateway,
  after: SavedGateway,
): SavedGateway {
  const isAccessKept = now.baseUrl === after.baseUrl && now.apiKey === after.apiKey;
  const { baseUrl, apiKey } = isAccessKept ? before : now;
  return { ...withoutChange(now, before, after), baseUrl, apiKey };
}

/** Reverts the user data. */
export function userDataWithoutChange(
  now: BackupUserData,
  before: BackupUserData,
  after: BackupUserData,
): BackupUserData {
  const follows = followsWithoutChange(now, before, after);
  const isFollowed = new Set(follows.map(({ id }) => id));
  const [keysBefore, keysAfter] = [keysOf(before), keysOf(after)];
  const dropped = before.snapshots.filter((snapshot) => !keysAfter.has(snapshotKey(snapshot)));
  const kept = now.snapshots.filter((snapshot) => {
    const key = snapshotKey(snapshot);
    return !keysAfter.has(key) || keysBefore.has(key);
  });
  return {
    lists: listsWithoutChange(now, before, after),
    follows,
    snapshots: newestOfEach([...kept, ...dropped].filter(({ id }) => isFollowed.has(id))),
    votes: recordsWithoutChange(
      now.votes,
      before.votes,
      after.votes,
      ({ comparison }) => comparison,
    ),
    conversations: recordsWithoutChange(
      now.conversations,
      before.conversations,
      after.conversations,
      conversationKey,
    ),
  };
}

/** Reverts records that are changed as a whole. One that was changed since stays. */
function recordsWithoutChange<T>(
  now: T[],
  before: T[],
  after: T[],
  getKey: (record: T) => string,
): T[] {
  const [beforeByKey, afterByKey] = [before, after].map(
    (all) => new Map(all.map((record) => [getKey(record), record])),
  );
  return now.flatMap((record) => {
    const previous = beforeByKey?.get(getKey(record));
    const imported = afterByKey?.get(getKey(record));
    if (imported === undefined || imported === previous || !isEqual(record, imported))
      return [record];
    return previous === undefined ? [] : [previous];
  });
}

function listsWithoutChange(
  now: BackupUserData,
  before: BackupUserData,
  after: BackupUserData,
): GptList[] {
  const listsBefore = new Map(before.lists.map((list) => [list.list, list]));
  const listsAfter = new Map(after.lists.map((list) => [list.list, list]));
  return now.lists.flatMap((list) => {
    const [previous, imported] = [listsBefore.get(list.list), listsAfter.get(list.list)];
    if (!imported) return [list];
    const old = new Map(previous?.entries.map((entry) => [entry.id, entry]));
    const importedEntries = new Map(imported.entries.map((entry) => [entry.id, entry]));
    const entries = list.entries.filter((entry) => {
      const own = importedEntries.get(entry.id);
      // An entry that was removed and added again since does not belong to the import any more.
      return !own || old.has(entry.id) || own.addedAt !== entry.addedAt;
    });
    if (previous) return [entries.length === list.entries.length ? list : { ...list, entries }];
    // Remove a list that came with the import, unless the user changed it since.
    const isUntouched = entries.length === 0 && list.name === imported.name;
    return isUntouched ? [] : [{ ...list, entries: entries.slice(0, MAX_GPTS) }];
  });
}

function followsWithoutChange(
  now: BackupUserData,
  before: BackupUserData,
  after: BackupUserData,
): Follow[] {
  const followsBefore = new Map(before.follows.map((follow) => [follow.id, follow]));
  const followsAfter = new Map(after.follows.map((follow) => [follow.id, follow]));
  return now.follows.flatMap((follow) => {
    const [previous, imported] = [followsBefore.get(follow.id), followsAfter.get(follow.id)];
    if (!imported) return [follow];
    // A GPT that was unfollowed and followed again since does not belong to the import any more.
    if (!previous) return follow.since === imported.since ? [] : [follow];
    const undone = withoutChange(follow, previous, imported);
    return [isEqual(undone, follow) ? follow : undone];
  });
}

function keysOf({ snapshots }: BackupUserData): Set<string> {
  return new Set(snapshots.map(snapshotKey));
}

function setWithoutChange(now: unknown[], before: unknown[], after: unknown[]): unknown[] {
  const isIn = (list: unknown[], value: unknown) => list.some((each) => isEqual(each, value));
  const kept = now.filter((value) => isIn(before, value) || !isIn(after, value));
  const back = before.filter((value) => !isIn(after, value) && !isIn(now, value));
  return [...kept, ...back];
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
