import type { ChatMessage } from '../../gateway/chat/chat.ts';
import type { Turn } from '../../gateway/chat/conversation.ts';
import { estimateMessage } from '../../gateway/chat/estimate-tokens.ts';
import { type LimitedHistory, limitHistory } from '../../gateway/chat/limit-history.ts';
import { toChatMessages } from '../../gateway/chat/to-chat-messages.ts';
import { getMessageLength, MAX_MESSAGES, MAX_REQUEST_LENGTH } from '../../messages/chat-port.ts';

/**
 * In estimated tokens. GPTs in ChatGPT read 32,000 tokens, including their instructions and the answer. What is longer is
 * refused or cut by somebody else, without a notice.
 */
export const MAX_HISTORY_TOKENS = 24_000;

/** What each new question sends with it. */
export interface HistoryLength {
  /** Estimated. */
  tokens: number;
  /** The number of turns at the beginning that are not sent. */
  omittedTurns: number;
}

/** The messages for the last turn, without the oldest turns if they are too long. */
export function toRequest(turns: Turn[], maxTokens = MAX_HISTORY_TOKENS): ChatMessage[] {
  return limitToRequest(toChatMessages(turns), maxTokens).messages;
}

/** Measures what would be sent together with another question. */
export function measureHistory(turns: Turn[], maxTokens = MAX_HISTORY_TOKENS): HistoryLength {
  if (turns.length === 0) return { tokens: 0, omittedTurns: 0 };
  const limited = limitToRequest(withNextQuestion(turns), maxTokens);
  const history = limited.messages.slice(0, -1);
  const tokens = history.reduce((sum, message) => sum + estimateMessage(message), 0);
  return { tokens, omittedTurns: findFirstSent(turns, limited) };
}

/** The background would refuse more. */
function limitToRequest(messages: ChatMessage[], tokens: number): LimitedHistory {
  const limits = { tokens, length: MAX_REQUEST_LENGTH, messages: MAX_MESSAGES };
  return limitHistory(messages, limits, getMessageLength);
}

function withNextQuestion(turns: Turn[]): ChatMessage[] {
  const question = { text: '', attachments: [], sentAt: 0 };
  const next = { conversation: '', place: turns.length, question, answers: [] };
  return toChatMessages([...turns, next]);
}

/** The index of the first turn that is sent. A turn that failed and was repeated has no message of its own. */
function findFirstSent(turns: Turn[], { messages, omittedTurns }: LimitedHistory): number {
  if (omittedTurns === 0) return 0;
  const sent = countQuestions(messages);
  const first = turns.findIndex(
    (_, index) => countQuestions(withNextQuestion(turns.slice(index))) <= sent,
  );
  return first === -1 ? turns.length : first;
}

function countQuestions(messages: ChatMessage[]): number {
  return messages.filter(({ role }) => role === 'user').length;
}
