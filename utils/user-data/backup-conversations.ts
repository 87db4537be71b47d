import type { IDBPTransaction } from 'idb';
import type { Conversation } from '../gateway/chat/conversation.ts';
import { countedSize, estimateSize, toFirstQuestion } from './conversation-limits.ts';
import type { FullConversation } from './conversations.ts';
import type {
  ConversationSummary,
  StoredAnswer,
  StoredQuestion,
  UserDataSchema,
  UserDataStore,
} from './schema.ts';

type Transaction<Mode extends IDBTransactionMode> = IDBPTransaction<
  UserDataSchema,
  UserDataStore[],
  Mode
>;

/** Reads all conversations with their turns in order. */
export async function readConversations(
  transaction: Transaction<IDBTransactionMode>,
): Promise<FullConversation[]> {
  const [summaries, questions, answers] = await Promise.all([
    transaction.objectStore('conversations').getAll(),
    transaction.objectStore('turns').getAll(),
    transaction.objectStore('answers').index('turn').getAll(),
  ]);
  return toFullConversations(summaries, questions, answers);
}

/** Writes a conversation. If there is one with its id, delete that first. */
export async function putConversation(
  transaction: Transaction<'readwrite'>,
  full: FullConversation,
): Promise<void> {
  const { summary, questions, answers } = toRecords(full);
  const [conversations, turns] = [
    transaction.objectStore('conversations'),
    transaction.objectStore('turns'),
  ];
  await Promise.all([
    conversations.put(summary),
    ...questions.map(async (question) => turns.put(question)),
    ...answers.map(async (answer) => transaction.objectStore('answers').put(answer)),
  ]);
}

export async function deleteConversation(
  transaction: Transaction<'readwrite'>,
  { conversation: { id }, turns }: FullConversation,
): Promise<void> {
  const answerIds = turns.flatMap(({ answers }) => answers.map((answer) => answer.id));
  await Promise.all([
    transaction.objectStore('conversations').delete(id),
    ...turns.map(({ place }) => transaction.objectStore('turns').delete([id, place])),
    ...answerIds.map((answerId) => transaction.objectStore('answers').delete(answerId)),
  ]);
}

/** The size of a conversation, as its limits count it. */
export function getConversationSize({ turns }: FullConversation): number {
  const sizes = turns.flatMap(({ question, answers }) => [
    estimateSize(question),
    ...answers.map(countedSize),
  ]);
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** `questions` and `answers` are in order. */
function toFullConversations(
  summaries: ConversationSummary[],
  questions: StoredQuestion[],
  answers: StoredAnswer[],
): FullConversation[] {
  const questionsOf = Map.groupBy(questions, ({ conversation }) => conversation);
  const answersOf = Map.groupBy(answers, ({ conversation, place }) => `${place} ${conversation}`);
  return summaries.map((summary) => ({
    conversation: toConversation(summary),
    turns: (questionsOf.get(summary.id) ?? []).map((question) => ({
      ...question,
      answers: (answersOf.get(`${question.place} ${summary.id}`) ?? []).map(({ answer }) => answer),
    })),
  }));
}

function toConversation(summary: ConversationSummary): Conversation {
  const { firstQuestion, turnCount, size, ...conversation } = summary;
  return conversation;
}

function toRecords(full: FullConversation) {
  const { conversation, turns } = full;
  const [first] = turns;
  const summary: ConversationSummary = {
    ...conversation,
    firstQuestion: first ? toFirstQuestion(first.question) : '',
    turnCount: turns.length,
    size: getConversationSize(full),
  };
  const questions = turns.map(({ answers, ...question }): StoredQuestion => question);
  const answers = turns.flatMap(({ place, answers: all }) =>
    all.map((answer, nth): StoredAnswer => ({ conversation: conversation.id, place, nth, answer })),
  );
  return { summary, questions, answers };
}
