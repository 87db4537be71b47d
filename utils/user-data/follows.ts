import { diffGpts, fillMissingFields, isNotable } from '../gpt/changes.ts';
import type { GptId } from '../gpt/gpt-id.ts';
import type { CachedGpt } from '../lookup/cache/entries.ts';
import type { UserData } from './database.ts';
import type { Follow, Snapshot } from './schema.ts';

/** A change every day for most of a year: a chart shows no more points, and each takes up to 4 kB. */
export const MAX_SNAPSHOTS = 300;

/** A follow with its snapshots. */
export interface Followed {
  follow: Follow;
  /** The oldest first: the GPT when it was followed, then after each change. */
  snapshots: Snapshot[];
}

/** The followed GPTs. `onChange` is called on changes made here; other contexts are notified by `userData`. */
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
    /** Follows a GPT. Later responses are compared with this one. */
    async follow({ asked: id, gpt, readAt }: CachedGpt, since: number): Promise<void> {
      const { follows, snapshots, done } = await openTransaction();
      if (!(await follows.getKey(id))) {
        await snapshots.put({ id, at: readAt, gpt });
        await follows.put({ id, since, seenAt: readAt, newsAt: readAt, checkedAt: readAt });
      }
      await done;
      notifyChange();
    },

    /** Unfollows a GPT and returns its data for `restore`. */
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

    /** Undoes `unfollow`. Does nothing if the GPT is followed again. */
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

    /** Returns a follow with all its snapshots. */
    async followed(id: GptId): Promise<Followed | undefined> {
      const follow = await (await userData.open()).get('follows', id);
      return follow && { follow, snapshots: await getSnapshots(id) };
    },

    /** Returns all follows, each with its snapshots from the last seen one on. */
    async unseen(): Promise<Followed[]> {
      const database = await userData.open();
      const loadUnseen = async (follow: Follow): Promise<Followed> => {
        const since = IDBKeyRange.bound([follow.id, follow.seenAt], [follow.id, END_OF_TIME]);
        return { follow, snapshots: await database.getAll('snapshots', since) };
      };
      return Promise.all((await database.getAll('follows')).map(loadUnseen));
    },

    /** Returns the newest snapshot of each follow. */
    async newestSnapshots(): Promise<Snapshot[]> {
      const { store } = (await userData.open()).transaction('snapshots');
      const newest: Snapshot[] = [];
      let cursor = await store.openCursor(null, 'prev');
      while (cursor) {
        const snapshot = cursor.value;
        newest.push(snapshot);
        // Skips the older ones of the same GPT.
        cursor = await cursor.continue([snapshot.id, Number.NEGATIVE_INFINITY]);
      }
      return newest;
    },

    /** Records a snapshot of a followed GPT if it has changed. The same response again changes nothing. */
    async recordSnapshot({ asked: id, gpt, readAt }: CachedGpt): Promise<void> {
      if (!(await (await userData.open()).getKey('follows', id))) return;
      const { follows, snapshots, done } = await openTransaction();
      const follow = await follows.get(id);
      const newest = (await snapshots.getAll(toKeyRange(id))).at(-1);
      if (!follow || !newest || readAt === follow.checkedAt) return done;

      const complete = fillMissingFields(gpt, newest.gpt);
      const changes = diffGpts(newest.gpt, complete);
      // A field that was missing is filled in the newest snapshot instead: its value may not be new.
      // `newest.at + 1`, so that the order stays right when the clock was set back.
      const at = changes.length > 0 ? Math.max(readAt, newest.at + 1) : newest.at;
      await snapshots.put({ id, at, gpt: complete });
      const newsAt = changes.some(isNotable) ? at : follow.newsAt;
      await follows.put({ ...follow, newsAt, checkedAt: readAt, goneSince: undefined });

      const excess = (await snapshots.getAllKeys(toKeyRange(id))).slice(1, -(MAX_SNAPSHOTS - 1));
      await Promise.all(excess.map((key) => snapshots.delete(key)));
      await done;
      notifyChange();
    },

    /** Records that the gateway does not know the GPT, or no longer. */
    markMissing: (id: GptId, at: number) =>
      change(id, (follow) => ({ ...follow, checkedAt: at, goneSince: follow.goneSince ?? at })),

    /** Records a failed check. */
    markAttempted: (id: GptId, at: number) => change(id, (follow) => ({ ...follow, triedAt: at })),

    /** Records that a notification has shown all changes so far. */
    markNotified: (id: GptId) => change(id, (follow) => ({ ...follow, toldAt: follow.newsAt })),

    /** Records that the user has seen all changes so far. */
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
 * Removes duplicates and sorts the snapshots of each GPT by time. Of more than `max` (at least 1) it returns the first, the
 * state when the GPT was followed, and the newest.
 */
export function newestOfEach(snapshots: Snapshot[], max = MAX_SNAPSHOTS): Snapshot[] {
  const byGpt = Map.groupBy(snapshots, ({ id }) => id);
  return [...byGpt.values()].flatMap((ofGpt) => {
    const byTime = new Map(ofGpt.map((snapshot) => [snapshot.at, snapshot]));
    const sorted = [...byTime.values()].sort((one, other) => one.at - other.at);
    if (sorted.length <= max) return sorted;
    return max === 1 ? sorted.slice(-1) : [...sorted.slice(0, 1), ...sorted.slice(1 - max)];
  });
}

/** Whether there are notable changes that the user has not seen. */
export function hasUnseenChanges({ newsAt, seenAt }: Follow): boolean {
  return newsAt > seenAt;
}

const END_OF_TIME = Number.POSITIVE_INFINITY;

export type Follows = ReturnType<typeof createFollows>;

/** The key range of all snapshots of a GPT. */
function toKeyRange(id: GptId): IDBKeyRange {
  return IDBKeyRange.bound([id], [id, END_OF_TIME]);
}
