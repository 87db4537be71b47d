import type { GptId } from '../gpt/gpt-id.ts';
import type { UserData } from './database.ts';
import type { Vote } from './schema.ts';

/** More than anybody compares by hand. Reading all takes milliseconds. */
export const MAX_VOTES = 2_000;

/** What the user thinks of one GPT's answers. */
export interface VoteCount {
  /** In how many comparisons with a vote it answered. */
  asked: number;
  /** In how many of them its answer was the best. */
  won: number;
  /** The time of the last one. */
  lastAt: number;
}

/** Votes on the answers of several GPTs, one per comparison. Counts are computed, so that undo cannot make them wrong. */
export function createVotes(userData: UserData) {
  return {
    /** Stores a vote and returns the previous one of the same comparison. To undo, record that again or remove this. */
    async record(vote: Vote): Promise<Vote | undefined> {
      const database = await userData.open();
      const transaction = database.transaction('votes', 'readwrite');
      const previous = await transaction.store.get(vote.comparison);
      await transaction.store.put(vote);
      const excess = (await transaction.store.count()) - MAX_VOTES;
      if (excess > 0) {
        const oldest = await transaction.store.index('at').getAllKeys(null, excess);
        await Promise.all(oldest.map((comparison) => transaction.store.delete(comparison)));
      }
      await transaction.done;
      userData.notifyChange('votes');
      return previous;
    },

    async get(comparison: string): Promise<Vote | undefined> {
      return (await userData.open()).get('votes', comparison);
    },

    /** Removes a vote and returns it. */
    async remove(comparison: string): Promise<Vote | undefined> {
      const database = await userData.open();
      const transaction = database.transaction('votes', 'readwrite');
      const removed = await transaction.store.get(comparison);
      await transaction.store.delete(comparison);
      await transaction.done;
      userData.notifyChange('votes');
      return removed;
    },

    /** Removes all votes and returns them for `restore`. */
    async clear(): Promise<Vote[]> {
      const database = await userData.open();
      const transaction = database.transaction('votes', 'readwrite');
      const removed = await transaction.store.getAll();
      await transaction.store.clear();
      await transaction.done;
      userData.notifyChange('votes');
      return removed;
    },

    /** Restores votes. A newer vote of the same comparison stays. */
    async restore(votes: Vote[]): Promise<void> {
      const database = await userData.open();
      const transaction = database.transaction('votes', 'readwrite');
      for (const vote of votes) {
        if (!(await transaction.store.getKey(vote.comparison))) await transaction.store.put(vote);
      }
      await transaction.done;
      userData.notifyChange('votes');
    },

    /** Counts the votes of all GPTs at once, for tables. GPTs without votes are missing. */
    async count(): Promise<Map<GptId, VoteCount>> {
      return countVotes(await (await userData.open()).getAll('votes'));
    },
  };
}

function countVotes(votes: Vote[]): Map<GptId, VoteCount> {
  const counts = new Map<GptId, VoteCount>();
  for (const { at, gpts, best } of votes) {
    for (const id of gpts) {
      const { asked, won, lastAt } = counts.get(id) ?? { asked: 0, won: 0, lastAt: at };
      counts.set(id, {
        asked: asked + 1,
        won: id === best ? won + 1 : won,
        lastAt: Math.max(lastAt, at),
      });
    }
  }
  return counts;
}
