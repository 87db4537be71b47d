import type { LookupAnswer } from '../lookup/lookup-service.ts';
import type { UserData } from './database.ts';
import type { Visit } from './schema.ts';

/** Years of use by one person. Nobody reads a longer list. */
export const MAX_VISITS = 2_000;

/** The GPTs that the user has looked at. */
export function createHistory(userData: UserData) {
  return {
    /** Records a visit. It replaces an earlier one of the same GPT. */
    async record(visit: Visit): Promise<void> {
      const database = await userData.open();
      const transaction = database.transaction('visits', 'readwrite');
      await transaction.store.put(visit);
      const excess = (await transaction.store.count()) - MAX_VISITS;
      if (excess > 0) {
        const oldest = await transaction.store.index('at').getAllKeys(null, excess);
        await Promise.all(oldest.map((id) => transaction.store.delete(id)));
      }
      await transaction.done;
      userData.notifyChange('visits');
    },

    /** Returns all visits, the latest first. */
    async all(): Promise<Visit[]> {
      const database = await userData.open();
      return (await database.getAllFromIndex('visits', 'at')).reverse();
    },

    /** Removes all visits and returns them for `restore`. */
    async clear(): Promise<Visit[]> {
      const database = await userData.open();
      const transaction = database.transaction('visits', 'readwrite');
      const removed = await transaction.store.getAll();
      await transaction.store.clear();
      await transaction.done;
      userData.notifyChange('visits');
      return removed;
    },

    /** Restores visits. A newer visit of the same GPT stays. */
    async restore(visits: Visit[]): Promise<void> {
      const database = await userData.open();
      const transaction = database.transaction('visits', 'readwrite');
      for (const visit of visits) {
        if (!(await transaction.store.getKey(visit.id))) await transaction.store.put(visit);
      }
      await transaction.done;
      userData.notifyChange('visits');
    },
  };
}

export type History = ReturnType<typeof createHistory>;

/** Passes answers on and records a visit of the GPT once, without delaying them. */
export async function* recordVisits(
  answers: AsyncIterable<LookupAnswer>,
  history: History,
  onError: (error: unknown) => void = () => {},
  now: () => number = Date.now,
): AsyncGenerator<LookupAnswer, void> {
  let isRecorded = false;
  for await (const answer of answers) {
    if (answer.found && !isRecorded) {
      isRecorded = true;
      const { asked: id, gpt } = answer.cached;
      const visit = { id, name: gpt.name, author: gpt.author?.name, at: now() };
      // Not awaited: the answer must arrive even if the history cannot be written.
      history.record(visit).catch(onError);
    }
    yield answer;
  }
}
