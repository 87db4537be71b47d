import type { Records } from './database.ts';
import type { Visit } from './schema.ts';

/** Years of one person's looking; a list beyond it is read by nobody. */
export const MOST_VISITS = 2_000;

/** The GPTs that were looked at, the latest first. */
export function createHistory(records: Records) {
  return {
    /** Notes a look; an earlier one of the same GPT gives way to it. */
    async note(visit: Visit): Promise<void> {
      const database = await records.open();
      const transaction = database.transaction('visits', 'readwrite');
      await transaction.store.put(visit);
      const tooMany = (await transaction.store.count()) - MOST_VISITS;
      if (tooMany > 0) {
        const oldest = await transaction.store.index('at').getAllKeys(null, tooMany);
        await Promise.all(oldest.map((id) => transaction.store.delete(id)));
      }
      await transaction.done;
      records.announce('visits');
    },

    async all(): Promise<Visit[]> {
      const database = await records.open();
      return (await database.getAllFromIndex('visits', 'at')).reverse();
    },

    /** Forgets all, and returns what was there; it may be wanted back. */
    async clear(): Promise<Visit[]> {
      const database = await records.open();
      const transaction = database.transaction('visits', 'readwrite');
      const gone = await transaction.store.getAll();
      await transaction.store.clear();
      await transaction.done;
      records.announce('visits');
      return gone;
    },

    /** Puts visits back; one that has been made since stays. */
    async restore(visits: Visit[]): Promise<void> {
      const database = await records.open();
      const transaction = database.transaction('visits', 'readwrite');
      for (const visit of visits) {
        if (!(await transaction.store.getKey(visit.id))) await transaction.store.put(visit);
      }
      await transaction.done;
      records.announce('visits');
    },
  };
}

export type History = ReturnType<typeof createHistory>;
