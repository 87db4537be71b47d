import type { GptId } from '../../gpt/gpt-id.ts';
import type { UserData } from '../../user-data/database.ts';
import { createVotes, type VoteCount } from '../../user-data/votes.ts';

/** How often the user voted for each GPT. */
export type VoteCounts = ReadonlyMap<GptId, VoteCount>;

/** Calls `onChange` with the user's votes on all GPTs, now and after every change, until the signal aborts. */
export async function watchVotes(
  userData: UserData,
  onChange: (votes: VoteCounts) => void,
  signal: AbortSignal,
): Promise<void> {
  const { count } = createVotes(userData);

  async function emit(): Promise<void> {
    const votes = await count();
    if (!signal.aborted) onChange(votes);
  }

  userData.watch((kind) => kind === 'votes' && emit(), signal);
  await emit();
}
