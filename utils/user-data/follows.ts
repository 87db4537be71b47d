import { diffGpts, fillMissingFields, isNotable } from '../gpt/changes.ts';
import type { GptId } from '../gpt/gpt-id.ts';
import type { Reading } from '../lookup/cache/cache.ts';
import type { UserData } from './database.ts';
import type { Follow, Snapshot } from './schema.ts';

/** A change every day for most of a year; a chart has room for no more points, and each has up to 4 kB. */
export const MAX_SNAPSHOTS = 300;

/** A GPT that is followed, with how it was each time it had changed. */
export interface Followed {
  follow: Follow;
  /** The oldest first: how it was when it was followed. */
  snapshots: Snapshot[];
}

/** The GPTs that are watched for changes; `onChange` is told, as all surfaces are, of what is changed here. */
export function createFollows(userData: UserData, onChange: () => void = () => {}) {
  function notifyChange(): void {
    userData.notifyChange('follows');
    onChange();
  }

  async function openTransaction() {
    const transaction = (await userData.open()).transaction(['follows', 'snapshots'], 'readwrite');
    const [follows, snapshots] = [
      transaction.objectStore('follows'),
      transaction.objectStore('snapshots'),
    ];
    return { follows, snapshots, done: transaction.done };
  }

  async function getSnapshots(id: GptId): Promise<Snapshot[]> {
    return (await userData.open()).getAll('snapshots', toKeyRange(id));
  }

  async function change(id: GptId, update: (follow: Follow) => Follow): Promise<void> {
    const { follows, done } = await openTransaction();
    const follow = await follows.get(id);
    if (follow) await follows.put(update(follow));
    await done;
    notifyChange();
  }

  return {
    /** Follows a GPT from now on: later readings are held against this one. */
    async follow({ asked: id, gpt, readAt }: Reading, since: number): Promise<void> {
      const { follows, snapshots, done } = await openTransaction();
      if (!(await follows.getKey(id))) {
        await snapshots.put({ id, at: readAt, gpt });
        await follows.put({ id, since, seenAt: readAt, newsAt: readAt, checkedAt: readAt });
      }
      await done;
      notifyChange();
    },

    /** Follows it no more, and returns what was kept; it may be wanted back. */
    async unfollow(id: GptId): Promise<Followed | undefined> {
      const { follows, snapshots, done } = await openTransaction();
      const follow = await follows.get(id);
      const saved = await snapshots.getAll(toKeyRange(id));
      await follows.delete(id);
      await snapshots.delete(toKeyRange(id));
      await done;
      notifyChange();
      return follow && { follow, snapshots: saved };
    },

    /** Puts back what was kept; a GPT that is followed again meanwhile stays as it is. */
    async restore({ follow, snapshots: saved }: Followed): Promise<void> {
      const { follows, snapshots, done } = await openTransaction();
      if (!(await follows.getKey(follow.id))) {
        await Promise.all(saved.map((snapshot) => snapshots.put(snapshot)));
        await follows.put(follow);
      }
      await done;
      notifyChange();
    },

    async all(): Promise<Follow[]> {
      return (await userData.open()).getAll('follows');
    },

    async followed(id: GptId): Promise<Followed | undefined> {
      const follow = await (await userData.open()).get('follows', id);
      return follow && { follow, snapshots: await getSnapshots(id) };
    },

    /** All that are followed, each with its snapshots from the last seen one on. */
    async unseen(): Promise<Followed[]> {
      const database = await userData.open();
      const loadUnseen = async (follow: Follow): Promise<Followed> => {
        const since = IDBKeyRange.bound([follow.id, follow.seenAt], [follow.id, END_OF_TIME]);
        return { follow, snapshots: await database.getAll('snapshots', since) };
      };
      return Promise.all((await database.getAll('follows')).map(loadUnseen));
    },

    /** Keeps a snapshot of a followed GPT that is not what it was. The same reading twice changes nothing. */
    async recordSnapshot({ asked: id, gpt, readAt }: Reading): Promise<void> {
      if (!(await (await userData.open()).getKey('follows', id))) return;
      const { follows, snapshots, done } = await openTransaction();
      const follow = await follows.get(id);
      const newest = (await snapshots.getAll(toKeyRange(id))).at(-1);
      if (!follow || !newest || readAt === follow.checkedAt) return done;

      const complete = fillMissingFields(gpt, newest.gpt);
      const changes = diffGpts(newest.gpt, complete);
      // What was not known before is filled in where it was missing: it may have been so all the time.
      // A clock that was put back must not put the newest before others.
      const at = changes.length > 0 ? Math.max(readAt, newest.at + 1) : newest.at;
      await snapshots.put({ id, at, gpt: complete });
      const newsAt = changes.some(isNotable) ? at : follow.newsAt;
      await follows.put({ ...follow, newsAt, checkedAt: readAt, goneSince: undefined });

      const tooMany = (await snapshots.getAllKeys(toKeyRange(id))).slice(1, -(MAX_SNAPSHOTS - 1));
      await Promise.all(tooMany.map((key) => snapshots.delete(key)));
      await done;
      notifyChange();
    },

    /** The gateway knows no such GPT, or not any more. */
    markMissing: (id: GptId, at: number) =>
      change(id, (follow) => ({ ...follow, checkedAt: at, goneSince: follow.goneSince ?? at })),

    /** It was asked for, and there was no answer. */
    markAttempted: (id: GptId, at: number) => change(id, (follow) => ({ ...follow, triedAt: at })),

    /** A notification has told of all that changed so far. */
    markNotified: (id: GptId) => change(id, (follow) => ({ ...follow, toldAt: follow.newsAt })),

    /** What was found of it so far has been seen. */
    async markSeen(id: GptId): Promise<void> {
      const { follows, snapshots, done } = await openTransaction();
      const follow = await follows.get(id);
      const newest = (await snapshots.getAllKeys(toKeyRange(id))).at(-1);
      if (follow && newest) await follows.put({ ...follow, seenAt: newest[1] });
      await done;
      notifyChange();
    },
  };
}

/**
 * Each moment of a GPT once, in order, and no more of a GPT than are kept: the first, which tells how it was when it
 * was followed, and the newest. `most` is at least 1.
 */
export function newestOfEach(snapshots: Snapshot[], most = MAX_SNAPSHOTS): Snapshot[] {
  const byGpt = Map.groupBy(snapshots, ({ id }) => id);
  return [...byGpt.values()].flatMap((those) => {
    const each = new Map(those.map((snapshot) => [snapshot.at, snapshot]));
    const inOrder = [...each.values()].sort((one, other) => one.at - other.at);
    if (inOrder.length <= most) return inOrder;
    return most === 1 ? inOrder.slice(-1) : [...inOrder.slice(0, 1), ...inOrder.slice(1 - most)];
  });
}

/** Whether something has changed that calls for attention and was not seen yet. */
export function hasUnseenChanges({ newsAt, seenAt }: Follow): boolean {
  return newsAt > seenAt;
}

const END_OF_TIME = Number.POSITIVE_INFINITY;

export type Follows = ReturnType<typeof createFollows>;

/** The keys of all snapshots of a GPT. */
function toKeyRange(id: GptId): IDBKeyRange {
  return IDBKeyRange.bound([id], [id, END_OF_TIME]);
}
