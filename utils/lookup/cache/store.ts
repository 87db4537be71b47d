/** What the library keeps, each kind on a shelf of its own, and the field that an entry is found by. */
export const KEY_PATHS = { readings: 'asked', absences: 'asked', pictures: 'url' } as const;

export type StoreName = keyof typeof KEY_PATHS;

export const STORE_NAMES: readonly StoreName[] = ['readings', 'absences', 'pictures'];

/** A thing that is kept, with when it was last used (milliseconds since 1970) and its estimated bytes. */
export interface Entry {
  usedAt: number;
  size: number;
  [field: string]: unknown;
}

/** What is known of an entry without loading it. Its key is only what a sound entry's would be: a text. */
export interface EntryUse {
  key: IDBValidKey;
  usedAt: number;
  size: number;
}

/** How much there is: entries, and their estimated bytes. */
export interface StoreSize {
  entries: number;
  bytes: number;
}

/** Somewhere to keep entries. What comes out is whatever lies there: nothing is believed of it. */
export interface Store {
  get(storeName: StoreName, key: string): Promise<unknown>;
  /** What lies at each of many keys, in one step and in their order. */
  getMany(storeName: StoreName, keys: string[]): Promise<unknown[]>;
  put(storeName: StoreName, entry: Entry): Promise<void>;
  /** Replaces what lies there, if anything does, in one step; by nothing where `revise` gives nothing. */
  update(storeName: StoreName, key: string, update: UpdateEntry): Promise<void>;
  remove(storeName: StoreName, key: string): Promise<void>;
  getSize(storeName: StoreName): Promise<StoreSize>;
  clear(): Promise<void>;
}

type UpdateEntry = (found: unknown) => Entry | undefined;

/** A store that can part with entries; `choose` gets the least recently used first. Gives what is left. */
export interface EvictableStore extends Store {
  evict(storeName: StoreName, selectKeys: (uses: EntryUse[]) => IDBValidKey[]): Promise<StoreSize>;
}

export function getKey(storeName: StoreName, entry: Entry): string {
  return String(entry[KEY_PATHS[storeName]]);
}

/** Content as an entry. Its size is the length of its JSON: near enough for a bound, and cheap. */
export function toEntry(content: object, usedAt: number): Entry {
  return { ...content, usedAt, size: JSON.stringify(content).length };
}

export function sumSizes(uses: EntryUse[]): StoreSize {
  return { entries: uses.length, bytes: uses.reduce((sum, { size }) => sum + size, 0) };
}
