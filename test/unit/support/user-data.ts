import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openUserData, type UserData } from '../../../utils/user-data/database.ts';

/** Opens empty user data, as in a new browser profile. */
export function createEmptyUserData(): UserData {
  globalThis.indexedDB = new IDBFactory();
  return openUserData();
}
