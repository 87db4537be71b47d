import { onAbort } from '../lib/on-abort.ts';
import { createSerialQueue } from '../lib/serial-queue.ts';
import type {
  ConversationChange,
  ConversationRecords,
  ConversationStorage,
} from './conversation-storage.ts';
import type { ConversationSummary, StoredAnswer, StoredQuestion } from './schema.ts';

interface Records {
  conversations: Map<string, ConversationSummary>;
  /** By conversation. */
  questions: Map<string, StoredQuestion[]>;
  answers: Map<string, StoredAnswer>;
}

/** Keeps conversations in memory, for private windows and users who store none. They are gone when the context ends. */
export function createMemoryStorage(): ConversationStorage {
  const runSerially = createSerialQueue();
  const listeners = new Set<(change: ConversationChange) => void>();
  let current: Records = { conversations: new Map(), questions: new Map(), answers: new Map() };

  return {
    transact: (_, work) =>
      runSerially(async () => {
        const changed: Records = {
          conversations: new Map(current.conversations),
          questions: new Map(current.questions),
          answers: new Map(current.answers),
        };
        const result = await work(createRecords(changed));
        current = changed;
        return result;
      }),
    notifyChange(change) {
      for (const onChange of listeners) onChange(change);
    },
    watch(onChange, signal) {
      listeners.add(onChange);
      if (signal) onAbort(signal, () => listeners.delete(onChange));
    },
  };
}

/** Copies what it stores and returns, as a database does. */
function createRecords({ conversations, questions, answers }: Records): ConversationRecords {
  const filterAnswers = (isWanted: (stored: StoredAnswer) => boolean) =>
    structuredClone([...answers.values()].filter(isWanted));

  return {
    getConversation: async (id) => structuredClone(conversations.get(id)),
    listConversations: async (gptId) =>
      structuredClone(
        [...conversations.values()]
          .filter((each) => !gptId || each.gptId === gptId)
          .sort((one, other) => one.updatedAt - other.updatedAt || compare(one.id, other.id)),
      ),
    putConversation: async (stored) => conversations.set(stored.id, structuredClone(stored)),
    async deleteConversation(id) {
      conversations.delete(id);
      questions.delete(id);
      for (const [answerId, { conversation }] of answers)
        if (conversation === id) answers.delete(answerId);
    },
    listQuestions: async (id) => structuredClone(questions.get(id) ?? []),
    getQuestion: async (id, place) =>
      structuredClone(questions.get(id)?.find((each) => each.place === place)),
    async putQuestion(stored) {
      const others = (questions.get(stored.conversation) ?? []).filter(
        ({ place }) => place !== stored.place,
      );
      const all = [...others, structuredClone(stored)];
      questions.set(
        stored.conversation,
        all.sort((one, other) => one.place - other.place),
      );
    },
    getAnswer: async (id) => structuredClone(answers.get(id)),
    listAnswers: async (id, only) =>
      filterAnswers(
        ({ conversation, place }) => conversation === id && (only === undefined || place === only),
      ).sort((one, other) => one.place - other.place || one.nth - other.nth),
    listStreamingAnswers: async () =>
      filterAnswers(({ answer }) => answer.state.at === 'streaming'),
    putAnswer: async (stored) => answers.set(stored.answer.id, structuredClone(stored)),
  };
}

/** Compares texts as a database compares keys. */
function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
