import type { ChatMessage } from './chat.ts';
import { estimateMessage } from './estimate-tokens.ts';

/** The messages that are sent, and how many of the oldest turns are not. */
export interface LimitedHistory {
  messages: ChatMessage[];
  omittedTurns: number;
}

export interface HistoryLimits {
  /** Estimated. */
  tokens: number;
  /** In characters, pictures included: they have few tokens, but are long. */
  length: number;
  messages: number;
}

/**
 * Omits the oldest turns, so that all others together are within the limits. The last turn always stays: whether the model
 * takes it is for the gateway to say.
 */
export function limitHistory(
  messages: ChatMessage[],
  limits: HistoryLimits,
  getLength: (message: ChatMessage) => number,
): LimitedHistory {
  const turns = groupByTurn(messages);
  let first = turns.length;
  let [tokens, length, count] = [0, 0, 0];
  while (first > 0) {
    const turn = turns[first - 1] ?? [];
    tokens += sumOf(turn, estimateMessage);
    length += sumOf(turn, getLength);
    count += turn.length;
    const isTooLong = tokens > limits.tokens || length > limits.length || count > limits.messages;
    if (isTooLong && first < turns.length) break;
    first -= 1;
  }
  return { messages: turns.slice(first).flat(), omittedTurns: first };
}

/** Each turn begins with a message of the user. */
function groupByTurn(messages: ChatMessage[]): ChatMessage[][] {
  const turns: ChatMessage[][] = [];
  for (const message of messages) {
    const turn = turns.at(-1);
    if (message.role === 'user' || !turn) turns.push([message]);
    else turn.push(message);
  }
  return turns;
}

function sumOf(turn: ChatMessage[], measure: (message: ChatMessage) => number): number {
  return turn.reduce((sum, message) => sum + measure(message), 0);
}
