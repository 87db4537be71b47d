import type { ComponentProps } from 'preact';
import type { Following } from '../../../components/following/following.tsx';
import type { GptId } from '../../gpt/gpt-id.ts';
import { sortByUnseenChanges } from '../../user-data/follow-changes.ts';
import { createPageFollows } from '../follows/watch-followed.ts';
import { createChatEntry } from '../gateways/chat-entry.ts';
import type { KnownGateways } from '../gateways/known-gateways.ts';
import { watchGateways } from '../gateways/watch-gateways.ts';
import type { OpenView } from './view.ts';

export const openFollowing: OpenView<'following', ComponentProps<typeof Following>> = async (
  _,
  { userData, show, navigate, offerUndo, signal },
) => {
  const follows = createPageFollows(userData);
  let known: KnownGateways | undefined;

  async function unfollow(id: GptId, sentence: string): Promise<void> {
    const removed = await follows.unfollow(id);
    if (removed) offerUndo(sentence, () => follows.restore(removed));
  }

  async function render(): Promise<void> {
    const followed = sortByUnseenChanges(await follows.unseen());
    show({
      followed,
      now: Date.now(),
      chat: createChatEntry(known, navigate),
      onChoose: (id) => navigate({ view: 'gpt', id }),
      onShowHistory: (id) => navigate({ view: 'followed', id }),
      onMarkSeen: (ids) => ids.forEach(follows.markSeen),
      onUnfollow: unfollow,
    });
  }

  await watchGateways((changed) => {
    const isOpen = known !== undefined;
    known = changed;
    if (isOpen) render();
  }, signal);
  userData.watch((kind) => kind === 'follows' && render(), signal);
  await render();
};
