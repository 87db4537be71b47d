import type { UserData } from './database.ts';
import type { Follow, GptList, Snapshot } from './schema.ts';

/** What a person keeps in the records. */
export interface BackupUserData {
  lists: GptList[];
  follows: Follow[];
  snapshots: Snapshot[];
}

const STORES = ['lists', 'follows', 'snapshots'] as const;

/** Everything that a backup holds of the records, read and written as one. */
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
     * Reads all, and writes what `change` makes of it, in one transaction: nobody writes in between, and either all of
     * it is done or nothing. A record that `change` hands on as it was is not written. Gives both states.
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
          // Functions of their own: what cannot be stored is thrown at once, which must not leave the others alone.
          ...changed.lists.gone.map(async ({ list }) => lists.delete(list)),
          ...changed.follows.gone.map(async ({ id }) => follows.delete(id)),
          ...changed.snapshots.gone.map(async ({ id, at }) => snapshots.delete([id, at])),
          ...changed.lists.put.map(async (list: GptList) => lists.put(list)),
          ...changed.follows.put.map(async (follow: Follow) => follows.put(follow)),
          ...changed.snapshots.put.map(async (snapshot: Snapshot) => snapshots.put(snapshot)),
        ]);
        await transaction.done;
        for (const store of STORES) userData.notifyChange(store);
        return { before, after };
      } catch (error) {
        abort(transaction);
        await transaction.done.catch(() => {});
        throw error;
      }
    },
  };
}

/** What tells the snapshots of a GPT, and those of all GPTs, apart. */
export function snapshotKey({ id, at }: Snapshot): string {
  return `${id} ${at}`;
}

/** What has to be written and deleted to get from one state to another; the same object is the same record. */
function difference<T>(before: T[], after: T[], keyOf: (record: T) => string) {
  const had = new Map(before.map((record) => [keyOf(record), record]));
  const has = new Set(after.map(keyOf));
  return {
    put: after.filter((record) => had.get(keyOf(record)) !== record),
    gone: before.filter((record) => !has.has(keyOf(record))),
  };
}

function abort(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch {
    // It has failed by itself.
  }
}
