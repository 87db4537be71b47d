import type { DBSchema, IDBPDatabase } from 'idb';
import type { Answer, Conversation, Question } from '../gateway/chat/conversation.ts';
import type { Failure } from '../gateway/failure.ts';
import type { Gpt } from '../gpt/gpt.ts';
import type { GptId } from '../gpt/gpt-id.ts';
import { MAX_GPTS } from '../gpt/page-list.ts';
import type { GptSummary } from '../gpt/summary.ts';

/*
 * Stored: field names, store names and values of these types must not change. Times are in milliseconds since 1970.
 */

/** Increase it with every change of what is stored, and convert older data in `upgrade`. */
export const VERSION = 2;

/** A GPT that the user has looked at in a card or an extension page. There is one visit per GPT. */
export interface Visit {
  id: GptId;
  name?: string;
  author?: string;
  /** The last time. */
  at: number;
}

/** The name of a list and the title of a conversation must fit into a line of a menu. */
export const MAX_NAME_LENGTH = 80;

/** A named list of GPTs, in the order in which they were added. */
export interface GptList {
  list: string;
  name: string;
  createdAt: number;
  /** When a GPT was last added: "Save" on a card adds to the list used last. */
  usedAt: number;
  entries: ListEntry[];
}

export interface ListEntry {
  id: GptId;
  /** The GPT's name when it was added, so that showing the list sends no requests. */
  name?: string;
  addedAt: number;
}

/** The result of adding entries to a list. */
export interface AddResult {
  /** The list after adding. */
  list: GptList;
  /** Whether the list was created for the entries. */
  isNew: boolean;
  /** The ids that were not in the list before. */
  ids: GptId[];
  /** The number of entries that did not fit. */
  omitted: number;
}

export function isFull({ entries }: GptList): boolean {
  return entries.length >= MAX_GPTS;
}

/** A GPT that is checked for changes. */
export interface Follow {
  id: GptId;
  since: number;
  /** The time of the newest snapshot whose changes the user has seen. */
  seenAt: number;
  /** The time of the newest snapshot with a notable change; at first, of the first snapshot. */
  newsAt: number;
  /** When the gateway last responded to a lookup of it, even that it no longer exists. */
  checkedAt: number;
  /** When a scheduled check last failed. */
  triedAt?: number;
  /** Since when the gateway has not known the GPT; missing while it does. */
  goneSince?: number;
  /** The time of the newest snapshot that a notification has shown. */
  toldAt?: number;
}

/** The state of a followed GPT when it was followed or after a change. */
export interface Snapshot {
  id: GptId;
  at: number;
  gpt: Gpt;
}

/** A set of GPTs to look up. Its items hold work and results. */
export interface Batch {
  survey: string;
  title: string;
  createdAt: number;
  state: BatchState;
}

export type BatchState =
  /** `wait`: the gateway requested a pause until `until`, for the `nth` time in a row. */
  | { at: 'running'; wait?: { until: number; nth: number } }
  /** By the user, or because further lookups would fail like the last one. */
  | { at: 'paused'; failure?: Failure }
  | { at: 'cancelled' }
  | { at: 'done' };

/** A GPT of a batch. */
export type BatchItem = {
  survey: string;
  /** The position from 0 in the order of the page or the import. */
  place: number;
  id: GptId;
  /** Its name where it was found; may be empty. */
  text: string;
} /** `isAnew`: a retry, which ignores remembered failures. */ & (
  | { state: 'waiting'; isAnew?: true }
  | ItemOutcome
);

/** The result of an item. `at`: when it was answered; `isLookUp`: by the gateway, not by the cache. */
export type ItemOutcome =
  | { state: 'found'; gpt: GptSummary; at: number; isLookUp: boolean }
  | { state: 'failed'; failure: Failure; at: number; isLookUp: boolean };

/** A conversation with what lists of conversations and limits need, so that they load no turns. */
export interface ConversationSummary extends Conversation {
  /** The first question in one line, or the name of its first attachment; may be empty. */
  firstQuestion: string;
  turnCount: number;
  /** The estimated bytes of its turns, without answers that still stream. */
  size: number;
}

/** A turn without its answers. */
export interface StoredQuestion {
  conversation: string;
  /** The position from 0. */
  place: number;
  question: Question;
}

/** An answer has its own record: while it streams, it is written often, and a question may contain pictures. */
export interface StoredAnswer {
  conversation: string;
  place: number;
  /** The position from 0 among the answers of the turn. */
  nth: number;
  answer: Answer;
}

/** What the user thinks of the answers of several GPTs to the same question. */
export interface Vote {
  comparison: string;
  at: number;
  /** The GPTs that answered. */
  gpts: GptId[];
  /** The GPT with the best answer; missing if none was better than the others. */
  best?: GptId;
}

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
  conversations: {
    key: string;
    value: ConversationSummary;
    indexes: { updatedAt: number; gpt: [GptId, number] };
  };
  turns: { key: [string, number]; value: StoredQuestion };
  answers: {
    key: string;
    value: StoredAnswer;
    indexes: { turn: [string, number, number]; state: Answer['state']['at'] };
  };
  votes: { key: string; value: Vote; indexes: { at: number } };
}

export type UserDatabase = IDBPDatabase<UserDataSchema>;

export const USER_DATA_STORES = [
  'visits',
  'lists',
  'follows',
  'snapshots',
  'surveys',
  'items',
  'conversations',
  'turns',
  'answers',
  'votes',
] as const;

export type UserDataStore = (typeof USER_DATA_STORES)[number];

/** Upgrades a database of any older version without changing its records, or creates one (version 0). */
export function upgrade(database: UserDatabase, oldVersion: number): void {
  if (oldVersion < 1) createVersion1(database);
  if (oldVersion < 2) addVersion2(database);
}

function createVersion1(database: UserDatabase): void {
  database.createObjectStore('visits', { keyPath: 'id' }).createIndex('at', 'at');
  database.createObjectStore('lists', { keyPath: 'list' });
  database.createObjectStore('follows', { keyPath: 'id' });
  database.createObjectStore('snapshots', { keyPath: ['id', 'at'] });
  database.createObjectStore('surveys', { keyPath: 'survey' });
  database
    .createObjectStore('items', { keyPath: ['survey', 'place'] })
    .createIndex('state', ['survey', 'state']);
}

/** Conversations with their turns and answers, and votes. */
function addVersion2(database: UserDatabase): void {
  const conversations = database.createObjectStore('conversations', { keyPath: 'id' });
  conversations.createIndex('updatedAt', 'updatedAt');
  conversations.createIndex('gpt', ['gptId', 'updatedAt']);
  database.createObjectStore('turns', { keyPath: ['conversation', 'place'] });
  const answers = database.createObjectStore('answers', { keyPath: 'answer.id' });
  answers.createIndex('turn', ['conversation', 'place', 'nth']);
  answers.createIndex('state', 'answer.state.at');
  database.createObjectStore('votes', { keyPath: 'comparison' }).createIndex('at', 'at');
}
