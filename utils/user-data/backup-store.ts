import { abortTransaction } from '../lib/database/connection.ts';
import { deleteConversation, putConversation, readConversations } from './backup-conversations.ts';
import type { FullConversation } from './conversations.ts';
import type { UserData } from './database.ts';
import type { Follow, GptList, Snapshot, UserDataStore, Vote } from './schema.ts';

/** The user data that a backup contains. */
export interface BackupUserData {
  lists: GptList[];
  follows: Follow[];
  snapshots: Snapshot[];
  votes: Vote[];
  conversations: FullConversation[];
}

const STORES: UserDataStore[] = [
  'lists',
  'follows',
  'snapshots',
  'votes',
  'conversations',
  'turns',
  'answers',
];

/** Reads and writes the user data of a backup atomically. */
export function createBackupStore(userData: UserData) {
  return {
    async all(): Promise<BackupUserData> {
      const transaction = (await userData.open()).transaction(STORES);
      const [lists, follows, snapshots, votes, conversations] = await Promise.all([
        transaction.objectStore('lists').getAll(),
        transaction.objectStore('follows').getAll(),
        transaction.objectStore('snapshots').getAll(),
        transaction.objectStore('votes').getAll(),
        readConversations(transaction),
      ]);
      return { lists, follows, snapshots, votes, conversations };
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
      const votes = transaction.objectStore('votes');
      try {
        const before: BackupUserData = {
          lists: await lists.getAll(),
          follows: await follows.getAll(),
          snapshots: await snapshots.getAll(),
          votes: await votes.getAll(),
          conversations: await readConversations(transaction),
        };
        const after = change(before);
        const changed = {
          lists: difference(before.lists, after.lists, ({ list }) => list),
          follows: difference(before.follows, after.follows, ({ id }) => id),
          snapshots: difference(before.snapshots, after.snapshots, snapshotKey),
          votes: difference(before.votes, after.votes, ({ comparison }) => comparison),
          conversations: difference(before.conversations, after.conversations, conversationKey),
        };
        // Records of a conversation that is replaced must not stay.
        await Promise.all(
          [...changed.conversations.removed, ...changed.conversations.replaced].map((each) =>
            deleteConversation(transaction, each),
          ),
        );
        await Promise.all([
          // `async`, because `put` throws on data that cannot be stored: the other promises must still be awaited.
          ...changed.lists.removed.map(async ({ list }) => lists.delete(list)),
          ...changed.follows.removed.map(async ({ id }) => follows.delete(id)),
          ...changed.snapshots.removed.map(async ({ id, at }) => snapshots.delete([id, at])),
          ...changed.votes.removed.map(async ({ comparison }) => votes.delete(comparison)),
          ...changed.lists.put.map(async (list: GptList) => lists.put(list)),
          ...changed.follows.put.map(async (follow: Follow) => follows.put(follow)),
          ...changed.snapshots.put.map(async (snapshot: Snapshot) => snapshots.put(snapshot)),
          ...changed.votes.put.map(async (vote: Vote) => votes.put(vote)),
          ...changed.conversations.put.map((each) => putConversation(transaction, each)),
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

export function conversationKey({ conversation }: FullConversation): string {
  return conversation.id;
}

/** Returns the unique key of a snapshot. */
export function snapshotKey({ id, at }: Snapshot): string {
  return `${id} ${at}`;
}

/**
 * Returns the records to write and to delete, and those that others replace. Records are unchanged if they are the same
 * objects.
 */
function difference<T>(before: T[], after: T[], getKey: (record: T) => string) {
  const previous = new Map(before.map((record) => [getKey(record), record]));
  const keys = new Set(after.map(getKey));
  const put = after.filter((record) => previous.get(getKey(record)) !== record);
  return {
    put,
    removed: before.filter((record) => !keys.has(getKey(record))),
    replaced: put.flatMap((record) => previous.get(getKey(record)) ?? []),
  };
}
