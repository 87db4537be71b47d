/** What the library keeps, each kind on a shelf of its own, and the field that an entry is found by. */
export const KEYS = { readings: 'asked', absences: 'asked', pictures: 'url' } as const;

export type Shelf = keyof typeof KEYS;

export const SHELVES: readonly Shelf[] = ['readings', 'absences', 'pictures'];

/** A thing that is kept, with when it was last used (milliseconds since 1970) and its estimated bytes. */
export interface Entry {
  usedAt: number;
  size: number;
  [field: string]: unknown;
}

/** What is known of an entry without loading it. Its key is only what a sound entry's would be: a text. */
export interface Usage {
  key: IDBValidKey;
  usedAt: number;
  size: number;
}

/** How much there is: entries, and their estimated bytes. */
export interface Tally {
  entries: number;
  bytes: number;
}

/** Somewhere to keep entries. What comes out is whatever lies there: nothing is believed of it. */
export interface Store {
  get(shelf: Shelf, key: string): Promise<unknown>;
  /** What lies at each of many keys, in one step and in their order. */
  getMany(shelf: Shelf, keys: string[]): Promise<unknown[]>;
  put(shelf: Shelf, entry: Entry): Promise<void>;
  /** Replaces what lies there, if anything does, in one step; by nothing where `revise` gives nothing. */
  update(shelf: Shelf, key: string, revise: Revise): Promise<void>;
  remove(shelf: Shelf, key: string): Promise<void>;
  tally(shelf: Shelf): Promise<Tally>;
  clear(): Promise<void>;
}

type Revise = (found: unknown) => Entry | undefined;

/** A store that can part with entries; `choose` gets the least recently used first. Gives what is left. */
export interface ThinnableStore extends Store {
  thin(shelf: Shelf, choose: (usages: Usage[]) => IDBValidKey[]): Promise<Tally>;
}

export function keyOf(shelf: Shelf, entry: Entry): string {
  return String(entry[KEYS[shelf]]);
}

/** Content as an entry. Its size is the length of its JSON: near enough for a bound, and cheap. */
export function entryOf(content: object, usedAt: number): Entry {
  return { ...content, usedAt, size: JSON.stringify(content).length };
}

export function tallyOf(usages: Usage[]): Tally {
  return { entries: usages.length, bytes: usages.reduce((sum, { size }) => sum + size, 0) };
}
