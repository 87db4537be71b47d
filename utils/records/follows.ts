import { changesBetween, isNews, withKnown } from '../gpt/changes.ts';
import type { GptId } from '../ids/grammar.ts';
import type { Reading } from '../library/library.ts';
import type { Records } from './records.ts';
import type { Follow, Snapshot } from './schema.ts';

/** A change every day for most of a year; a chart has room for no more points, and each has up to 4 kB. */
export const MOST_SNAPSHOTS = 300;

/** A GPT that is followed, with how it was each time it had changed. */
export interface Followed {
  follow: Follow;
  /** The oldest first: how it was when it was followed. */
  snapshots: Snapshot[];
}

/** The GPTs that are watched for changes. */
export function createFollows(records: Records) {
  async function begin() {
    const transaction = (await records.open()).transaction(['follows', 'snapshots'], 'readwrite');
    const [follows, snapshots] = [
      transaction.objectStore('follows'),
      transaction.objectStore('snapshots'),
    ];
    return { follows, snapshots, done: transaction.done };
  }

  async function allOf(id: GptId): Promise<Snapshot[]> {
    return (await records.open()).getAll('snapshots', ofGpt(id));
  }

  return {
    /** Follows a GPT from now on: later readings are held against this one. */
    async follow({ asked: id, gpt, readAt }: Reading, since: number): Promise<void> {
      const { follows, snapshots, done } = await begin();
      if (!(await follows.getKey(id))) {
        await snapshots.put({ id, at: readAt, gpt });
        await follows.put({ id, since, seenAt: readAt, newsAt: readAt, checkedAt: readAt });
      }
      await done;
      records.announce('follows');
    },

    /** Follows it no more, and gives what was kept: for who wants it back. */
    async unfollow(id: GptId): Promise<Followed | undefined> {
      const { follows, snapshots, done } = await begin();
      const follow = await follows.get(id);
      const kept = await snapshots.getAll(ofGpt(id));
      await follows.delete(id);
      await snapshots.delete(ofGpt(id));
      await done;
      records.announce('follows');
      return follow && { follow, snapshots: kept };
    },

    /** Puts back what was kept; a GPT that is followed anew meanwhile stays as it is. */
    async restore({ follow, snapshots: kept }: Followed): Promise<void> {
      const { follows, snapshots, done } = await begin();
      if (!(await follows.getKey(follow.id))) {
        await Promise.all(kept.map((snapshot) => snapshots.put(snapshot)));
        await follows.put(follow);
      }
      await done;
      records.announce('follows');
    },

    async all(): Promise<Follow[]> {
      return (await records.open()).getAll('follows');
    },

    async followed(id: GptId): Promise<Followed | undefined> {
      const follow = await (await records.open()).get('follows', id);
      return follow && { follow, snapshots: await allOf(id) };
    },

    /** All that are followed, each with its snapshots from the last seen one on. */
    async unseen(): Promise<Followed[]> {
      const database = await records.open();
      const unseenOf = async (follow: Follow): Promise<Followed> => {
        const since = IDBKeyRange.bound([follow.id, follow.seenAt], [follow.id, END_OF_TIME]);
        return { follow, snapshots: await database.getAll('snapshots', since) };
      };
      return Promise.all((await database.getAll('follows')).map(unseenOf));
    },

    /** Keeps a snapshot of a followed GPT that is not what it was. The same reading twice changes nothing. */
    async noteReading({ asked: id, gpt, readAt }: Reading): Promise<void> {
      if (!(await (await records.open()).getKey('follows', id))) return;
      const { follows, snapshots, done } = await begin();
      const follow = await follows.get(id);
      const newest = (await snapshots.getAll(ofGpt(id))).at(-1);
      if (!follow || !newest || readAt <= newest.at) return done;

      const known = withKnown(gpt, newest.gpt);
      const changes = changesBetween(newest.gpt, known);
      // What was not known before is filled in where it was missing: it may have been so all the time.
      const at = changes.length > 0 ? readAt : newest.at;
      await snapshots.put({ id, at, gpt: known });
      const { goneSince: _, ...stays } = follow;
      const newsAt = changes.some(isNews) ? at : follow.newsAt;
      await follows.put({ ...stays, newsAt, checkedAt: readAt });

      const tooMany = (await snapshots.getAllKeys(ofGpt(id))).slice(1, -(MOST_SNAPSHOTS - 1));
      await Promise.all(tooMany.map((key) => snapshots.delete(key)));
      await done;
      records.announce('follows');
    },

    /** What was found of it so far has been seen. */
    async markSeen(id: GptId): Promise<void> {
      const { follows, snapshots, done } = await begin();
      const follow = await follows.get(id);
      const newest = (await snapshots.getAllKeys(ofGpt(id))).at(-1);
      if (follow && newest) await follows.put({ ...follow, seenAt: newest[1] });
      await done;
      records.announce('follows');
    },
  };
}

const END_OF_TIME = Number.POSITIVE_INFINITY;

export type Follows = ReturnType<typeof createFollows>;

/** The keys of all snapshots of a GPT. */
function ofGpt(id: GptId): IDBKeyRange {
  return IDBKeyRange.bound([id], [id, END_OF_TIME]);
}
