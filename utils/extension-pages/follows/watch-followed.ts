import type { GptId } from '../../gpt/gpt-id.ts';
import type { CachedGpt } from '../../lookup/cache/entries.ts';
import { sendMessage } from '../../messages/send.ts';
import type { UserData } from '../../user-data/database.ts';
import { createFollows, type Followed, type Follows } from '../../user-data/follows.ts';

/** Whether a GPT is followed, and the actions for it. */
export interface FollowControls {
  followed: Followed | undefined;
  /** Following a GPT again in the same view restores its history. */
  follow(cached: CachedGpt): Promise<void>;
  unfollow(): Promise<void>;
  markSeen(): Promise<void>;
}

/** Calls `onChange` now and after every change, until the signal aborts. */
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
      async follow(cached) {
        await (removed ? follows.restore(removed) : follows.follow(cached, Date.now()));
        // Restore it only once: afterwards it has a new history.
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

/** Follows as extension pages change them: every change wakes the background, which updates the toolbar. */
export function createPageFollows(userData: UserData): Follows {
  return createFollows(userData, () => {
    sendMessage({ type: 'follows-changed' }).catch(() => {});
  });
}
