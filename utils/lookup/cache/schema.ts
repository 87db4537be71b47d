import type { DBSchema, IDBPDatabase } from 'idb';
import type { StoreName } from './store.ts';

/** Raised with every change of what is stored; `migrate` then brings older libraries along. */
export const VERSION = 2;

/** Finds the entries of a shelf by their use, the least recent first, with their size and without loading them. */
export const USE_INDEX = 'use';

interface StoreSchema {
  key: IDBValidKey;
  /** Not believed before it is validated. */
  value: unknown;
  indexes: { [USE_INDEX]: [number, number] };
}

export interface CacheSchema extends DBSchema, Record<StoreName, StoreSchema> {}

export type Database = IDBPDatabase<CacheSchema>;
