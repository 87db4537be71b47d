import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openUserData, type UserData } from '../../../utils/user-data/database.ts';

/** Empty records, as in a browser that has just been set up. */
export function createEmptyUserData(): UserData {
  globalThis.indexedDB = new IDBFactory();
  return openUserData();
}
