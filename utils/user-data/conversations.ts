import type { Answer, Conversation, Question, Turn } from '../gateway/chat/conversation.ts';
import type { GptId } from '../gpt/gpt-id.ts';
import { throttle } from '../lib/throttle.ts';
import { createDatabaseStorage } from './conversation-database.ts';
import {
  CONVERSATION_LIMITS,
  type ConversationLimits,
  countedSize,
  estimateSize,
  selectExcess,
  toFirstQuestion,
  truncateAnswer,
} from './conversation-limits.ts';
import { createMemoryStorage } from './conversation-memory.ts';
import type { ConversationRecords, ConversationStorage } from './conversation-storage.ts';
import type { UserData } from './database.ts';
import {
  type ConversationSummary,
  MAX_NAME_LENGTH,
  type StoredAnswer,
  type StoredQuestion,
} from './schema.ts';

/** How often to notify of answers that stream: their own page gets them from the background, faster. */
const NOTIFY_INTERVAL_MS = 500;

export type AskResult =
  /** Stored; the answer may be requested. */
  | { status: 'added'; conversation: Conversation; turn: Turn }
  /** The conversation or the turn does not exist; it may have been removed in another window. */
  | { status: 'missing' }
  /** There is an answer with this id: it was already requested and must not be requested again. */
  | { status: 'already-asked' }
  | { status: 'question-too-large' }
  /** Start over in a new conversation. */
  | { status: 'conversation-full' };

/** A conversation with its turns in order. */
export interface FullConversation {
  conversation: Conversation;
  turns: Turn[];
}

/** A removed conversation, for undo. */
interface RemovedConversation {
  conversation: ConversationSummary;
  questions: StoredQuestion[];
  answers: StoredAnswer[];
}

interface Options {
  now?: () => number;
  limits?: ConversationLimits;
}

/** Conversations in the user data. */
export function createConversations(userData: UserData, options: Options = {}): Conversations {
  return createConversationsIn(createDatabaseStorage(userData), options);
}

/** Conversations that are never stored. */
export function createMemoryConversations(options: Options = {}): Conversations {
  return createConversationsIn(createMemoryStorage(), options);
}

export type Conversations = ReturnType<typeof createConversationsIn>;

/** Conversations in any storage. Each call is one transaction. The oldest conversations leave when there are too many. */
function createConversationsIn(
  { transact, notifyChange, watch }: ConversationStorage,
  { now = Date.now, limits = CONVERSATION_LIMITS }: Options,
) {
  const notifyAnswers = throttle(() => notifyChange('answers'), NOTIFY_INTERVAL_MS);

  async function change<T>(work: (records: ConversationRecords) => Promise<T>): Promise<T> {
    const result = await transact('readwrite', work);
    notifyChange('conversations');
    return result;
  }

  /** Stores a conversation that has grown. The oldest ones leave, except this one and those with streaming answers. */
  async function putGrown(records: ConversationRecords, grown: ConversationSummary): Promise<void> {
    await records.putConversation(grown);
    await removeExcess(records, await records.listConversations(), grown.id);
  }

  /** Removes the oldest conversations until the limits hold, except one and those with streaming answers. */
  async function removeExcess(
    records: ConversationRecords,
    oldestFirst: ConversationSummary[],
    keptId: string,
  ): Promise<void> {
    if (selectExcess(oldestFirst, new Set([keptId]), limits).length === 0) return;
    const streaming = await records.listStreamingAnswers();
    const protectedIds = new Set([keptId, ...streaming.map((each) => each.conversation)]);
    for (const id of selectExcess(oldestFirst, protectedIds, limits))
      await records.deleteConversation(id);
  }

  async function putTurn(
    records: ConversationRecords,
    before: ConversationSummary,
    question: Question,
    answer: Answer,
  ): Promise<AskResult> {
    const questionSize = estimateSize(question);
    const size = before.size + questionSize + countedSize(answer);
    if (questionSize > limits.questionSize) return { status: 'question-too-large' };
    if (size > limits.conversationSize) return { status: 'conversation-full' };
    if (await records.getAnswer(answer.id)) return { status: 'already-asked' };
    const { id, turnCount: place } = before;
    await records.putQuestion({ conversation: id, place, question });
    await records.putAnswer({ conversation: id, place, nth: 0, answer });
    const conversation = { ...before, updatedAt: now(), turnCount: place + 1, size };
    await putGrown(records, conversation);
    const turn = { conversation: id, place, question, answers: [answer] };
    return { status: 'added', conversation: toConversation(conversation), turn };
  }

  /** Replaces the state or text of a stored answer. Returns the conversation if its size has changed. */
  async function replaceAnswer(
    records: ConversationRecords,
    stored: StoredAnswer,
    answer: Answer,
  ): Promise<ConversationSummary | undefined> {
    await records.putAnswer({ ...stored, answer });
    const growth = countedSize(answer) - countedSize(stored.answer);
    const conversation = growth ? await records.getConversation(stored.conversation) : undefined;
    return conversation && { ...conversation, size: conversation.size + growth };
  }

  return {
    /** Creates a conversation with its first question and the answer to request. */
    create: (
      gpt: Pick<Conversation, 'gptId' | 'gptName'>,
      question: Question,
      answer: Answer,
    ): Promise<AskResult> =>
      change((records) => {
        const { gptId, gptName } = gpt;
        const [id, createdAt] = [crypto.randomUUID(), now()];
        const conversation: ConversationSummary = {
          id,
          gptId,
          ...(gptName && { gptName }),
          createdAt,
          updatedAt: createdAt,
          firstQuestion: toFirstQuestion(question),
          turnCount: 0,
          size: 0,
        };
        return putTurn(records, conversation, question, answer);
      }),

    /** Adds a question with the answer to request. */
    addQuestion: (conversationId: string, question: Question, answer: Answer): Promise<AskResult> =>
      change(async (records) => {
        const conversation = await records.getConversation(conversationId);
        if (!conversation) return { status: 'missing' };
        return putTurn(records, conversation, question, answer);
      }),

    /** Adds another answer to request to a question. */
    addAnswer: (conversationId: string, place: number, answer: Answer): Promise<AskResult> =>
      change(async (records) => {
        const conversation = await records.getConversation(conversationId);
        const asked = await records.getQuestion(conversationId, place);
        if (!conversation || !asked) return { status: 'missing' };
        if (await records.getAnswer(answer.id)) return { status: 'already-asked' };
        const size = conversation.size + countedSize(answer);
        if (size >= limits.conversationSize) return { status: 'conversation-full' };
        const earlier = await records.listAnswers(conversationId, place);
        await records.putAnswer({
          conversation: conversationId,
          place,
          nth: earlier.length,
          answer,
        });
        const after = { ...conversation, updatedAt: now(), size };
        await putGrown(records, after);
        const answers = [...earlier.map((each) => each.answer), answer];
        return {
          status: 'added',
          conversation: toConversation(after),
          turn: { ...asked, answers },
        };
      }),

    /**
     * Saves an answer while it streams, and how it ended. Writes one record until it ends. Returns whether the answer still
     * exists: if its conversation was removed, nothing is saved and the stream should stop.
     */
    async saveAnswer(answer: Answer): Promise<boolean> {
      const saved = truncateAnswer(answer, limits);
      const isSaved = await transact('readwrite', async (records) => {
        const stored = await records.getAnswer(saved.id);
        const grown = stored && (await replaceAnswer(records, stored, saved));
        if (grown) await putGrown(records, grown);
        return stored !== undefined;
      });
      if (isSaved && saved.state.at === 'streaming') notifyAnswers();
      else if (isSaved) notifyChange('conversations');
      return isSaved;
    },

    /** Returns all conversations, or those with one GPT, the latest first. Loads no turns. */
    async list(gptId?: GptId): Promise<ConversationSummary[]> {
      const all = await transact('readonly', (records) => records.listConversations(gptId));
      return all.reverse();
    },

    async read(conversationId: string): Promise<FullConversation | undefined> {
      return transact('readonly', async (records) => {
        const conversation = await records.getConversation(conversationId);
        if (!conversation) return undefined;
        const questions = await records.listQuestions(conversationId);
        const answers = Map.groupBy(
          await records.listAnswers(conversationId),
          ({ place }) => place,
        );
        const turns = questions.map((question) => ({
          ...question,
          answers: (answers.get(question.place) ?? []).map(({ answer }) => answer),
        }));
        return { conversation: toConversation(conversation), turns };
      });
    },

    /** Returns one answer without the rest of its conversation. */
    getAnswer: (answerId: string): Promise<Answer | undefined> =>
      transact('readonly', async (records) => (await records.getAnswer(answerId))?.answer),

    /** Changes the title; an empty one brings back the first question. */
    rename: (conversationId: string, title: string): Promise<void> =>
      change(async (records) => {
        const found = await records.getConversation(conversationId);
        if (!found) return;
        const { title: _, ...rest } = found;
        const chosen = title.trim().slice(0, MAX_NAME_LENGTH);
        await records.putConversation(chosen ? { ...rest, title: chosen } : rest);
      }),

    /** Removes conversations and returns them for `restore`. */
    remove: (conversationIds: string[]): Promise<RemovedConversation[]> =>
      change(async (records) => {
        const removed: RemovedConversation[] = [];
        for (const id of conversationIds) {
          const conversation = await records.getConversation(id);
          if (!conversation) continue;
          const questions = await records.listQuestions(id);
          removed.push({ conversation, questions, answers: await records.listAnswers(id) });
          await records.deleteConversation(id);
        }
        return removed;
      }),

    /**
     * Undoes `remove`. No other conversation leaves for it; the next one that grows restores the limits. An answer that was
     * streaming still is afterwards: call `markInterrupted` if nothing writes to it any longer.
     */
    restore: (removed: RemovedConversation[]): Promise<void> =>
      change(async (records) => {
        for (const { conversation, questions, answers } of removed) {
          if (await records.getConversation(conversation.id)) continue;
          for (const question of questions) await records.putQuestion(question);
          for (const answer of answers) await records.putAnswer(answer);
          await records.putConversation(conversation);
        }
      }),

    /** Marks answers that nothing writes to any longer, as after a restart of the background. */
    async markInterrupted(exceptIds: ReadonlySet<string> = new Set()): Promise<void> {
      const isChanged = await transact('readwrite', async (records) => {
        const streaming = await records.listStreamingAnswers();
        const abandoned = streaming.filter(({ answer }) => !exceptIds.has(answer.id));
        for (const stored of abandoned) {
          const answer: Answer = { ...stored.answer, state: { at: 'interrupted' } };
          const grown = await replaceAnswer(records, stored, answer);
          if (grown) await records.putConversation(grown);
        }
        // Only now: meanwhile, those that still seemed to stream would stay, and newer ones leave.
        const all = await records.listConversations();
        const newest = all.at(-1);
        if (newest && abandoned.length > 0) await removeExcess(records, all, newest.id);
        return abandoned.length > 0;
      });
      if (isChanged) notifyChange('conversations');
    },

    /** Calls `onChange` on every change, made here or in another context that shares the storage, until `signal` aborts. */
    watch,
  };
}

/** Returns the conversation without the fields that only its summary has. */
function toConversation(summary: ConversationSummary): Conversation {
  const { firstQuestion, turnCount, size, ...conversation } = summary;
  return conversation;
}
