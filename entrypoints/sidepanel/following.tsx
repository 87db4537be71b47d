import { Following } from '../../components/following/following.tsx';
import { createPageFollows } from '../../utils/extension-pages/follows/page-follows.ts';
import type { GptId } from '../../utils/gpt/gpt-id.ts';
import { newsFirst } from '../../utils/user-data/follow-changes.ts';
import type { OpenView } from './view.ts';

export const openFollowing: OpenView<'following'> = async (
  _,
  { records, show, go, offerUndo, signal },
) => {
  const follows = createPageFollows(records);

  async function unfollow(id: GptId, sentence: string): Promise<void> {
    const gone = await follows.unfollow(id);
    if (gone) offerUndo(sentence, () => follows.restore(gone));
  }

  async function draw(): Promise<void> {
    const followed = newsFirst(await follows.unseen());
    show(
      <Following
        followed={followed}
        now={Date.now()}
        choose={(id) => go({ at: 'gpt', id })}
        showHistory={(id) => go({ at: 'followed', id })}
        markSeen={(ids) => ids.forEach(follows.markSeen)}
        unfollow={unfollow}
      />,
    );
  }

  records.watch((kind) => kind === 'follows' && draw(), signal);
  await draw();
};
