import type { DBSchema, IDBPDatabase } from 'idb';
import type { Failure } from '../gateway/failure.ts';
import type { Gpt } from '../gpt/gpt.ts';
import type { GptId } from '../gpt/gpt-id.ts';
import { MAX_GPTS } from '../gpt/page-list.ts';
import type { GptSummary } from '../gpt/summary.ts';

/** Raised with every change of what is stored; `upgrade` then brings older records along. */
export const VERSION = 1;

/** A GPT that somebody looked at, by a hover or in one of the extension's own pages; each once. */
export interface Visit {
  id: GptId;
  name?: string;
  author?: string;
  /** The last time, in milliseconds since 1970. */
  at: number;
}

/** The name of a list is a line in a menu. */
export const MAX_NAME_LENGTH = 80;

/** A named list of GPTs, in the order in which they were added. */
export interface GptList {
  list: string;
  name: string;
  /** Milliseconds since 1970. */
  createdAt: number;
  /** When something was last added: a card adds to the list that was used last. */
  usedAt: number;
  entries: ListEntry[];
}

export interface ListEntry {
  id: GptId;
  /** As it was known when it was added, to read the list without asking the gateway. */
  name?: string;
  addedAt: number;
}

/** What became of entries that were to be added to a list. */
export interface AddResult {
  /** The list as it is now. */
  list: GptList;
  /** Whether it was made for them. */
  isNew: boolean;
  /** What it did not have before. */
  ids: GptId[];
  /** How many more it had no room for. */
  omitted: number;
}

export function isFull({ entries }: GptList): boolean {
  return entries.length >= MAX_GPTS;
}

/** A GPT that is watched for changes. */
export interface Follow {
  id: GptId;
  /** Milliseconds since 1970. */
  since: number;
  /** The time of the newest snapshot that its follower has seen the changes up to. */
  seenAt: number;
  /** The time of the newest snapshot with a change that calls for attention; of the first one before that. */
  newsAt: number;
  /** When the gateway last told of it, be it that there is no such GPT any more. */
  checkedAt: number;
  /** When a scheduled check last asked for it in vain. */
  triedAt?: number;
  /** Since when the gateway has known no such GPT; missing while it does. */
  goneSince?: number;
  /** The time of the newest snapshot that a notification has told of. */
  toldAt?: number;
}

/** How a followed GPT was when it was found changed, or first followed. */
export interface Snapshot {
  id: GptId;
  /** Milliseconds since 1970. */
  at: number;
  gpt: Gpt;
}

/** The look-up of many GPTs: its items hold the work and the results. */
export interface Batch {
  survey: string;
  title: string;
  /** Milliseconds since 1970. */
  createdAt: number;
  state: BatchState;
}

export type BatchState =
  /** `wait`: the gateway asked for a pause; nothing is asked before `until`, for the `nth` time without an answer between. */
  | { at: 'running'; wait?: { until: number; nth: number } }
  /** By a person; or because every further look-up would fail as the last one did. */
  | { at: 'paused'; failure?: Failure }
  | { at: 'cancelled' }
  | { at: 'done' };

/** One GPT of a survey, at its place in it. */
export type BatchItem = {
  survey: string;
  /** Counted from 0, in the order of the page or the import. */
  place: number;
  id: GptId;
  /** What it is called where it was found; may be empty. */
  text: string;
} /** `isAnew`: tried before; what is remembered of that try is no answer. */ & (
  | { state: 'waiting'; isAnew?: true }
  | ItemOutcome
);

/** What became of an item. `at`: when it was answered for this survey; `isLookUp`: by the gateway, not by the library. */
export type ItemOutcome =
  | { state: 'found'; gpt: GptSummary; at: number; isLookUp: boolean }
  | { state: 'failed'; failure: Failure; at: number; isLookUp: boolean };

export interface UserDataSchema extends DBSchema {
  visits: { key: GptId; value: Visit; indexes: { at: number } };
  lists: { key: string; value: GptList };
  follows: { key: GptId; value: Follow };
  snapshots: { key: [GptId, number]; value: Snapshot };
  surveys: { key: string; value: Batch };
  items: {
    key: [string, number];
    value: BatchItem;
    indexes: { state: [string, BatchItem['state']] };
  };
}

export type UserDatabase = IDBPDatabase<UserDataSchema>;

/** The stores, as their keepers and watchers name them. */
export type UserDataStore = 'visits' | 'lists' | 'follows' | 'snapshots' | 'surveys' | 'items';

export const USER_DATA_STORES: readonly UserDataStore[] = [
  'visits',
  'lists',
  'follows',
  'snapshots',
  'surveys',
  'items',
];

export function upgrade(database: UserDatabase): void {
  database.createObjectStore('visits', { keyPath: 'id' }).createIndex('at', 'at');
  database.createObjectStore('lists', { keyPath: 'list' });
  database.createObjectStore('follows', { keyPath: 'id' });
  database.createObjectStore('snapshots', { keyPath: ['id', 'at'] });
  database.createObjectStore('surveys', { keyPath: 'survey' });
  database
    .createObjectStore('items', { keyPath: ['survey', 'place'] })
    .createIndex('state', ['survey', 'state']);
}
