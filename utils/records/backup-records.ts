import type { BackupRecords } from '../backup/backup.ts';
import type { Records } from './records.ts';

const STORES = ['lists', 'follows', 'snapshots'] as const;

/** Everything that a backup holds of the records, read and written as one. */
export function createBackupRecords(records: Records) {
  return {
    async all(): Promise<BackupRecords> {
      const transaction = (await records.open()).transaction(STORES);
      const [lists, follows, snapshots] = await Promise.all([
        transaction.objectStore('lists').getAll(),
        transaction.objectStore('follows').getAll(),
        transaction.objectStore('snapshots').getAll(),
      ]);
      return { lists, follows, snapshots };
    },

    /** Puts others in the place of all, in one transaction: either all of it is done or nothing. */
    async replace({ lists, follows, snapshots }: BackupRecords): Promise<void> {
      const transaction = (await records.open()).transaction(STORES, 'readwrite');
      const [listStore, followStore, snapshotStore] = [
        transaction.objectStore('lists'),
        transaction.objectStore('follows'),
        transaction.objectStore('snapshots'),
      ];
      try {
        await Promise.all([
          listStore.clear(),
          followStore.clear(),
          snapshotStore.clear(),
          // Functions of their own: what cannot be stored is thrown at once, which must not leave the others alone.
          ...lists.map(async (list) => listStore.put(list)),
          ...follows.map(async (follow) => followStore.put(follow)),
          ...snapshots.map(async (snapshot) => snapshotStore.put(snapshot)),
        ]);
      } catch (error) {
        transaction.abort();
        await transaction.done.catch(() => {});
        throw error;
      }
      await transaction.done;
      for (const kind of STORES) records.announce(kind);
    },
  };
}
