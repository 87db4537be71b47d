import type { Answer, Turn } from '../../gateway/chat/conversation.ts';
import type { FailureKind } from '../../gateway/failure.ts';

/** How many messages were sent, and what they probably cost. */
export interface ConversationSum {
  count: number;
  /** How many of them had a known price. */
  priced: number;
  /** The sum of these prices in US dollars. */
  cost: number;
}

/** Failures before anything was sent. */
const UNSENT: FailureKind[] = ['no-key', 'no-access', 'limit-reached', 'offline'];

/** Counts every request for an answer, because each may be charged. */
export function sumConversation(turns: Turn[]): ConversationSum {
  const sum = { count: 0, priced: 0, cost: 0 };
  for (const answer of turns.flatMap(({ answers }) => answers)) {
    if (!wasSent(answer)) continue;
    sum.count += 1;
    if (answer.cost === undefined) continue;
    sum.priced += 1;
    sum.cost += answer.cost;
  }
  return sum;
}

function wasSent({ state }: Answer): boolean {
  return state.at !== 'failed' || !UNSENT.includes(state.failure.kind);
}
