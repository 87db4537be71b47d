import type { Answer } from '../../gateway/chat/conversation.ts';
import { getConversationSize } from '../../user-data/backup-conversations.ts';
import { CONVERSATION_LIMITS, selectExcess } from '../../user-data/conversation-limits.ts';
import type { FullConversation } from '../../user-data/conversations.ts';
import type { Vote } from '../../user-data/schema.ts';
import { MAX_VOTES } from '../../user-data/votes.ts';

/**
 * Adds conversations from a backup. Of one that exists on both sides, the version that was updated last stays. The oldest
 * ones from the backup are left out if all together exceed the limits.
 */
export function mergeConversations(
  current: FullConversation[],
  imported: FullConversation[],
): FullConversation[] {
  const merged = new Map(current.map((each) => [each.conversation.id, each]));
  const owners = new Map(current.flatMap((each) => toOwners(each)));
  for (const each of imported) {
    const { id, updatedAt } = each.conversation;
    const own = merged.get(id);
    if (own && own.conversation.updatedAt >= updatedAt) continue;
    const answers = toOwners(each);
    // Ids of answers are unique, or an answer would replace another one.
    const isUnique = new Set(answers.map(([answerId]) => answerId)).size === answers.length;
    if (!isUnique || answers.some(([answerId]) => (owners.get(answerId) ?? id) !== id)) continue;
    for (const [answerId] of answers) owners.set(answerId, id);
    merged.set(id, withoutStreaming(each));
  }
  return withinLimits([...merged.values()], current);
}

function toOwners({ conversation, turns }: FullConversation): [answerId: string, owner: string][] {
  return turns.flatMap(({ answers }) =>
    answers.map(({ id }): [string, string] => [id, conversation.id]),
  );
}

/** Nothing writes to these answers any longer. */
export function withoutStreaming(full: FullConversation): FullConversation {
  const end = (answer: Answer): Answer =>
    answer.state.at === 'streaming' ? { ...answer, state: { at: 'interrupted' } } : answer;
  const turns = full.turns.map((turn) => ({ ...turn, answers: turn.answers.map(end) }));
  return { ...full, turns };
}

function withinLimits(all: FullConversation[], own: FullConversation[]): FullConversation[] {
  const sizes = all
    .map((each) => ({
      id: each.conversation.id,
      updatedAt: each.conversation.updatedAt,
      size: getConversationSize(each),
    }))
    .sort((one, other) => one.updatedAt - other.updatedAt);
  const ownIds = new Set(own.map(({ conversation }) => conversation.id));
  const excess = new Set(selectExcess(sizes, ownIds, CONVERSATION_LIMITS));
  return all.filter(({ conversation }) => !excess.has(conversation.id));
}

/** Adds votes from a backup, the newest ones if there are too many. Of two on the same comparison, the later one stays. */
export function mergeVotes(current: Vote[], imported: Vote[]): Vote[] {
  const merged = new Map(current.map((vote) => [vote.comparison, vote]));
  const added = imported
    .filter(({ comparison }) => !merged.has(comparison))
    .toSorted((one, other) => other.at - one.at);
  const omitted = new Set(added.slice(Math.max(0, MAX_VOTES - current.length)));
  for (const vote of imported) {
    const own = merged.get(vote.comparison);
    if (!omitted.has(vote) && (!own || own.at < vote.at)) merged.set(vote.comparison, vote);
  }
  return [...merged.values()];
}
