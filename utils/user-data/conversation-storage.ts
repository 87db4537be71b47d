import type { GptId } from '../gpt/gpt-id.ts';
import type { ConversationSummary, StoredAnswer, StoredQuestion } from './schema.ts';

/** The records of conversations within one transaction. */
export interface ConversationRecords {
  getConversation(id: string): Promise<ConversationSummary | undefined>;
  /** All conversations, or those with one GPT. The one that was updated last comes last. */
  listConversations(gptId?: GptId): Promise<ConversationSummary[]>;
  putConversation(conversation: ConversationSummary): Promise<unknown>;
  /** Deletes a conversation with its questions and answers. */
  deleteConversation(id: string): Promise<unknown>;
  /** The questions of a conversation in order. */
  listQuestions(conversation: string): Promise<StoredQuestion[]>;
  getQuestion(conversation: string, place: number): Promise<StoredQuestion | undefined>;
  putQuestion(question: StoredQuestion): Promise<unknown>;
  getAnswer(id: string): Promise<StoredAnswer | undefined>;
  /** The answers of a conversation, or of one of its turns, in order. */
  listAnswers(conversation: string, place?: number): Promise<StoredAnswer[]>;
  /** The answers of all conversations that still stream, as far as is stored. */
  listStreamingAnswers(): Promise<StoredAnswer[]>;
  putAnswer(answer: StoredAnswer): Promise<unknown>;
}

/** `answers`: only the text of an answer that streams has changed. */
export type ConversationChange = 'conversations' | 'answers';

/** Where conversations are stored. */
export interface ConversationStorage {
  /** Runs `work` in one transaction: all of its changes are stored, or none if it rejects. */
  transact<T>(
    mode: 'readonly' | 'readwrite',
    work: (records: ConversationRecords) => Promise<T>,
  ): Promise<T>;
  notifyChange(change: ConversationChange): void;
  watch(onChange: (change: ConversationChange) => void, signal?: AbortSignal): void;
}
