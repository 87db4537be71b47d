import type { ChatMessage } from './chat.ts';
import { estimateMessage } from './estimate-tokens.ts';

/** The messages that are sent, and how many of the oldest turns are not. */
export interface LimitedHistory {
  messages: ChatMessage[];
  omittedTurns: number;
}

/**
 * Omits the oldest turns, so that the estimated tokens of all others are at most `maxTokens`. The last turn always stays:
 * whether the model takes it is for the gateway to say.
 */
export function limitHistory(messages: ChatMessage[], maxTokens: number): LimitedHistory {
  const turns = groupByTurn(messages);
  let first = turns.length;
  let tokens = 0;
  while (first > 0) {
    tokens += sumTokens(turns[first - 1] ?? []);
    if (tokens > maxTokens && first < turns.length) break;
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

function sumTokens(turn: ChatMessage[]): number {
  return turn.reduce((sum, message) => sum + estimateMessage(message), 0);
}
