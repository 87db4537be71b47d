import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openRecords, type Records } from '../../../utils/user-data/database.ts';

/** Empty records, as in a browser that has just been set up. */
export function newRecords(): Records {
  globalThis.indexedDB = new IDBFactory();
  return openRecords();
}
