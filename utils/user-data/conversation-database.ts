import type { IDBPTransaction } from 'idb';
import { abortTransaction } from '../lib/database/connection.ts';
import { withTimeout } from '../lib/with-timeout.ts';
import type {
  ConversationChange,
  ConversationRecords,
  ConversationStorage,
} from './conversation-storage.ts';
import type { UserData } from './database.ts';
import type { UserDataSchema } from './schema.ts';

const STORES = ['conversations', 'turns', 'answers'] as const;

/** A slow disk writes a question with its pictures in this time. After it, the database counts as stuck. */
const TRANSACTION_TIMEOUT_MS = 10_000;

type Mode = 'readonly' | 'readwrite';
type Transaction = IDBPTransaction<UserDataSchema, typeof STORES, 'readwrite'>;

/** Stores conversations in the user data. */
export function createDatabaseStorage(userData: UserData): ConversationStorage {
  return {
    async transact<T>(mode: Mode, work: (records: ConversationRecords) => Promise<T>) {
      const database = await userData.open();
      // In a read-only transaction, a write rejects.
      const transaction = database.transaction(STORES, mode) as Transaction;
      try {
        const working = Promise.all([work(createRecords(transaction)), transaction.done]);
        return (await withTimeout(working, TRANSACTION_TIMEOUT_MS, 'A transaction'))[0];
      } catch (error) {
        // Nothing of it may be stored later, after the caller was told that it failed.
        abortTransaction(transaction);
        // The transaction's error is the cause; its requests fail with a generic AbortError.
        throw transaction.error ?? error;
      }
    },
    notifyChange: userData.notifyChange,
    watch(onChange, signal) {
      userData.watch((store) => {
        if (isConversationChange(store)) onChange(store);
      }, signal);
    },
  };
}

function isConversationChange(store: string): store is ConversationChange {
  return store === 'conversations' || store === 'answers';
}

function createRecords(transaction: Transaction): ConversationRecords {
  const conversations = transaction.objectStore('conversations');
  const turns = transaction.objectStore('turns');
  const answers = transaction.objectStore('answers');
  return {
    getConversation: (id) => conversations.get(id),
    listConversations: (gptId) =>
      gptId
        ? conversations.index('gpt').getAll(toKeyRange(gptId))
        : conversations.index('updatedAt').getAll(),
    putConversation: (conversation) => conversations.put(conversation),
    async deleteConversation(id) {
      const answerIds = await answers.index('turn').getAllKeys(toKeyRange(id));
      await Promise.all([
        conversations.delete(id),
        turns.delete(toKeyRange(id)),
        ...answerIds.map((answerId) => answers.delete(answerId)),
      ]);
    },
    listQuestions: (conversation) => turns.getAll(toKeyRange(conversation)),
    getQuestion: (conversation, place) => turns.get([conversation, place]),
    putQuestion: (question) => turns.put(question),
    getAnswer: (id) => answers.get(id),
    listAnswers: (conversation, place) =>
      answers
        .index('turn')
        .getAll(place === undefined ? toKeyRange(conversation) : toKeyRange(conversation, place)),
    listStreamingAnswers: () => answers.index('state').getAll('streaming'),
    putAnswer: (answer) => answers.put(answer),
  };
}

/** The range of all keys that are longer than `start` and begin with it. */
function toKeyRange(...start: (string | number)[]): IDBKeyRange {
  return IDBKeyRange.bound(start, [...start, Number.POSITIVE_INFINITY]);
}
