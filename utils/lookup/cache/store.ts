/*
 * Stored: the names of the stores and the fields of entries must not change.
 */

/** The stores of the cache, each with the field that is its key. */
export const KEY_PATHS = { readings: 'asked', absences: 'asked', pictures: 'url' } as const;

export type StoreName = keyof typeof KEY_PATHS;

export const STORE_NAMES: readonly StoreName[] = ['readings', 'absences', 'pictures'];

/** A stored entry with the time of its last use (milliseconds since 1970) and its estimated size in bytes. */
export interface Entry {
  usedAt: number;
  size: number;
  [field: string]: unknown;
}

/** What the index contains of an entry. Only the key of a valid entry is certain to be a string. */
export interface EntryUse {
  key: IDBValidKey;
  usedAt: number;
  size: number;
}

/** A number of entries and their estimated size in bytes. */
export interface StoreSize {
  entries: number;
  bytes: number;
}

/** Stores entries. Reads return unvalidated values. */
export interface Store {
  get(storeName: StoreName, key: string): Promise<unknown>;
  /** Reads the entries of many keys at once and returns them in the order of the keys. */
  getMany(storeName: StoreName, keys: string[]): Promise<unknown[]>;
  getKeys(storeName: StoreName): Promise<IDBValidKey[]>;
  put(storeName: StoreName, entry: Entry): Promise<void>;
  /** Replaces an existing entry atomically; deletes it if `update` returns `undefined`. */
  update(storeName: StoreName, key: string, update: UpdateEntry): Promise<void>;
  remove(storeName: StoreName, key: string): Promise<void>;
  getSize(storeName: StoreName): Promise<StoreSize>;
  clear(): Promise<void>;
}

type UpdateEntry = (stored: unknown) => Entry | undefined;

/** A store that can evict entries. */
export interface EvictableStore extends Store {
  /** Deletes the selected entries and returns the remaining size. `uses` starts with the least recently used. */
  evict(storeName: StoreName, selectKeys: (uses: EntryUse[]) => IDBValidKey[]): Promise<StoreSize>;
}

export function getKey(storeName: StoreName, entry: Entry): string {
  return String(entry[KEY_PATHS[storeName]]);
}

/** Converts content to an entry. Its size is the length of its JSON: cheap, and accurate enough for a limit. */
export function toEntry(content: object, usedAt: number): Entry {
  return { ...content, usedAt, size: JSON.stringify(content).length };
}

export function sumSizes(uses: EntryUse[]): StoreSize {
  return { entries: uses.length, bytes: uses.reduce((sum, { size }) => sum + size, 0) };
}
