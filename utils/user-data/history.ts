import type { UserData } from './database.ts';
import type { Visit } from './schema.ts';

/** Years of one person's looking; a list beyond it is read by nobody. */
export const MAX_VISITS = 2_000;

/** The GPTs that were looked at, the latest first. */
export function createHistory(userData: UserData) {
  return {
    /** Notes a look; an earlier one of the same GPT gives way to it. */
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

    async all(): Promise<Visit[]> {
      const database = await userData.open();
      return (await database.getAllFromIndex('visits', 'at')).reverse();
    },

    /** Forgets all, and returns what was there; it may be wanted back. */
    async clear(): Promise<Visit[]> {
      const database = await userData.open();
      const transaction = database.transaction('visits', 'readwrite');
      const removed = await transaction.store.getAll();
      await transaction.store.clear();
      await transaction.done;
      userData.notifyChange('visits');
      return removed;
    },

    /** Puts visits back; one that has been made since stays. */
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
