import type { GptId } from '../../gpt/gpt-id.ts';
import type { CachedGpt } from '../../lookup/cache/entries.ts';
import type { UserData } from '../../user-data/database.ts';
import type { Followed } from '../../user-data/follows.ts';
import { createPageFollows } from './page-follows.ts';

/** Whether one GPT is followed, and what can be done about it. */
export interface FollowControls {
  followed: Followed | undefined;
  /** Following it again in the same place brings its history back. */
  follow(reading: CachedGpt): Promise<void>;
  unfollow(): Promise<void>;
  markSeen(): Promise<void>;
}

/** Tells whether a GPT is followed, again with every change, until the signal aborts. */
export async function watchFollowed(
  id: GptId,
  userData: UserData,
  onChange: (controls: FollowControls) => void,
  signal: AbortSignal,
): Promise<void> {
  const follows = createPageFollows(userData);
  let removed: Followed | undefined;

  async function emit(): Promise<void> {
    const followed = await follows.followed(id);
    if (signal.aborted) return;
    onChange({
      followed,
      async follow(reading) {
        await (removed ? follows.restore(removed) : follows.follow(reading, Date.now()));
        // Brought back once: what happens to it later has a history of its own.
        removed = undefined;
      },
      async unfollow() {
        removed = await follows.unfollow(id);
      },
      markSeen: () => follows.markSeen(id),
    });
  }

  userData.watch((kind) => kind === 'follows' && emit(), signal);
  await emit();
}
