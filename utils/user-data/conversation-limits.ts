import type { Answer, Question } from '../gateway/chat/conversation.ts';
import { trimText } from '../lib/trim-text.ts';
import type { ConversationSummary } from './schema.ts';

// Sizes are estimated by the length of the text: most of a conversation is Latin letters and pictures in base64.

/** Limits of stored conversations. */
export interface ConversationLimits {
  /** The number of conversations. */
  count: number;
  /** Of all conversations together. Answers that still stream count when they end. */
  size: number;
  /** Of one conversation. The gateway gets all of it with each question, so a longer one costs more than a new one. */
  conversationSize: number;
  /** Of one question with its attachments: text and eight pictures. */
  questionSize: number;
  /** Characters of one answer, and of its reasoning. What is longer was not read from the gateway. */
  answerLength: number;
}

export const CONVERSATION_LIMITS: ConversationLimits = {
  count: 200,
  size: 50_000_000,
  conversationSize: 20_000_000,
  questionSize: 4_000_000,
  answerLength: 1_000_000,
};

/** A line of a list. */
const MAX_FIRST_QUESTION_LENGTH = 120;

/** The question in one line, or the name of its first attachment if it has no text. */
export function toFirstQuestion({ text, attachments }: Question): string {
  // Only the beginning: the text may have a megabyte.
  const start = text.trimStart().slice(0, 4 * MAX_FIRST_QUESTION_LENGTH);
  const names = attachments.map(({ name }) => name);
  const [line = ''] = [start, ...names].flatMap(
    (each) => trimText(each.replace(/\s+/g, ' '), MAX_FIRST_QUESTION_LENGTH) ?? [],
  );
  return line;
}

export function estimateSize(stored: Question | Answer): number {
  return JSON.stringify(stored).length;
}

/** The size of an answer that its conversation includes: none while it streams, so that saving it writes one record. */
export function countedSize(answer: Answer): number {
  return answer.state.at === 'streaming' ? 0 : estimateSize(answer);
}

/** The answer without what exceeds the limit. */
export function truncateAnswer(answer: Answer, { answerLength }: ConversationLimits): Answer {
  const { text, reasoning = '' } = answer;
  if (text.length <= answerLength && reasoning.length <= answerLength) return answer;
  const truncated = { ...answer, text: text.slice(0, answerLength) };
  return reasoning ? { ...truncated, reasoning: reasoning.slice(0, answerLength) } : truncated;
}

/** Selects the conversations to remove: the oldest ones that are not protected, until the others fit. */
export function selectExcess(
  oldestFirst: Pick<ConversationSummary, 'id' | 'size'>[],
  protectedIds: ReadonlySet<string>,
  limits: ConversationLimits,
): string[] {
  let count = oldestFirst.length;
  let size = sumSizes(oldestFirst);
  const excess: string[] = [];
  for (const conversation of oldestFirst) {
    if (count <= limits.count && size <= limits.size) break;
    if (protectedIds.has(conversation.id)) continue;
    excess.push(conversation.id);
    count -= 1;
    size -= conversation.size;
  }
  return excess;
}

function sumSizes(all: { size: number }[]): number {
  return all.reduce((sum, { size }) => sum + size, 0);
}
