import { Following } from '../../components/following/following.tsx';
import { createPageFollows } from '../../utils/extension-pages/follows/page-follows.ts';
import type { GptId } from '../../utils/gpt/gpt-id.ts';
import { sortByUnseenChanges } from '../../utils/user-data/follow-changes.ts';
import type { OpenView } from './view.ts';

export const openFollowing: OpenView<'following'> = async (
  _,
  { userData, show, navigate, offerUndo, signal },
) => {
  const follows = createPageFollows(userData);

  async function unfollow(id: GptId, sentence: string): Promise<void> {
    const removed = await follows.unfollow(id);
    if (removed) offerUndo(sentence, () => follows.restore(removed));
  }

  async function render(): Promise<void> {
    const followed = sortByUnseenChanges(await follows.unseen());
    show(
      <Following
        followed={followed}
        now={Date.now()}
        onChoose={(id) => navigate({ view: 'gpt', id })}
        onShowHistory={(id) => navigate({ view: 'followed', id })}
        onMarkSeen={(ids) => ids.forEach(follows.markSeen)}
        onUnfollow={unfollow}
      />,
    );
  }

  userData.watch((kind) => kind === 'follows' && render(), signal);
  await render();
};
