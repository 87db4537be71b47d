import { NOW, toCachedGpt, toId } from './cache-database.ts';
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import type { BackupUserData } from '../../../utils/user-data/backup-store.ts';
import { openUserData, type UserData } from '../../../utils/user-data/database.ts';

/** Opens empty user data, as in a new browser profile. */
export function createEmptyUserData(): UserData {
  globalThis.indexedDB = new IDBFactory();
  return openUserData();
}

/** No user data, as a backup contains it. */
export const NO_USER_DATA: BackupUserData = {
  lists: [],
  follows: [],
  snapshots: [],
  votes: [],
  conversations: [],
};

/** A list that contains GPTs of the cache fixtures, by their numbers. */
export const list = (id: string, ...all: number[]) => ({
  list: id,
  name: `List ${id}`,
  createdAt: NOW,
  usedAt: NOW,
  entries: all.map((n) => ({ id: toId(n), addedAt: NOW })),
});

/** A follow of a GPT of the cache fixtures without unseen changes. */
export const follow = (n: number, since = NOW) => ({
  id: toId(n),
  since,
  seenAt: since,
  newsAt: since,
  checkedAt: since,
});

/** A snapshot of a GPT of the cache fixtures; `at` in milliseconds since 1970. */
export const snapshot = (n: number, at: number) => ({ id: toId(n), at, gpt: toCachedGpt(n).gpt });
