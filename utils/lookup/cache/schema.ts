import type { DBSchema, IDBPDatabase } from 'idb';
import type { Shelf } from './store.ts';

/** Raised with every change of what is stored; `migrate` then brings older libraries along. */
export const VERSION = 2;

/** Finds the entries of a shelf by their use, the least recent first, with their size and without loading them. */
export const BY_USE = 'use';

interface Shelved {
  key: IDBValidKey;
  /** Not believed before it is validated. */
  value: unknown;
  indexes: { [BY_USE]: [number, number] };
}

export interface LibrarySchema extends DBSchema, Record<Shelf, Shelved> {}

export type Database = IDBPDatabase<LibrarySchema>;
