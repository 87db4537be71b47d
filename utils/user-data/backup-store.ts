import { abortTransaction } from '../lib/database/connection.ts';
import type { UserData } from './database.ts';
import type { Follow, GptList, Snapshot } from './schema.ts';

/** The user data that a backup contains. */
export interface BackupUserData {
  lists: GptList[];
  follows: Follow[];
  snapshots: Snapshot[];
}

const STORES = ['lists', 'follows', 'snapshots'] as const;

/** Reads and writes the user data of a backup atomically. */
export function createBackupStore(userData: UserData) {
  return {
    async all(): Promise<BackupUserData> {
      const transaction = (await userData.open()).transaction(STORES);
      const [lists, follows, snapshots] = await Promise.all([
        transaction.objectStore('lists').getAll(),
        transaction.objectStore('follows').getAll(),
        transaction.objectStore('snapshots').getAll(),
      ]);
      return { lists, follows, snapshots };
    },

    /**
     * Replaces the data by the result of `change` in one transaction: all of it or nothing, without writes of others in
     * between. Writes only records that are not the same objects as before. Returns both states.
     */
    async update(
      change: (before: BackupUserData) => BackupUserData,
    ): Promise<{ before: BackupUserData; after: BackupUserData }> {
      const transaction = (await userData.open()).transaction(STORES, 'readwrite');
      const lists = transaction.objectStore('lists');
      const follows = transaction.objectStore('follows');
      const snapshots = transaction.objectStore('snapshots');
      try {
        const before: BackupUserData = {
          lists: await lists.getAll(),
          follows: await follows.getAll(),
          snapshots: await snapshots.getAll(),
        };
        const after = change(before);
        const changed = {
          lists: difference(before.lists, after.lists, ({ list }) => list),
          follows: difference(before.follows, after.follows, ({ id }) => id),
          snapshots: difference(before.snapshots, after.snapshots, snapshotKey),
        };
        await Promise.all([
          // `async`, because `put` throws on data that cannot be stored: the other promises must still be awaited.
          ...changed.lists.removed.map(async ({ list }) => lists.delete(list)),
          ...changed.follows.removed.map(async ({ id }) => follows.delete(id)),
          ...changed.snapshots.removed.map(async ({ id, at }) => snapshots.delete([id, at])),
          ...changed.lists.put.map(async (list: GptList) => lists.put(list)),
          ...changed.follows.put.map(async (follow: Follow) => follows.put(follow)),
          ...changed.snapshots.put.map(async (snapshot: Snapshot) => snapshots.put(snapshot)),
        ]);
        await transaction.done;
        for (const store of STORES) userData.notifyChange(store);
        return { before, after };
      } catch (error) {
        abortTransaction(transaction);
        await transaction.done.catch(() => {});
        throw error;
      }
    },
  };
}

/** Returns the unique key of a snapshot. */
export function snapshotKey({ id, at }: Snapshot): string {
  return `${id} ${at}`;
}

/** Returns the records to write and to delete. Records are unchanged if they are the same objects. */
function difference<T>(before: T[], after: T[], getKey: (record: T) => string) {
  const previous = new Map(before.map((record) => [getKey(record), record]));
  const keys = new Set(after.map(getKey));
  return {
    put: after.filter((record) => previous.get(getKey(record)) !== record),
    removed: before.filter((record) => !keys.has(getKey(record))),
  };
}
