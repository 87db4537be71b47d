import { FollowedHistory } from '../../components/following/followed-history.tsx';
import { createFollows } from '../../utils/user-data/follows.ts';
import type { OpenView } from './view.ts';

export const openFollowed: OpenView<'followed'> = async (
  { id },
  { userData, show, navigate, signal },
) => {
  const follows = createFollows(userData);

  async function render(): Promise<void> {
    const followed = await follows.followed(id);
    show(
      <FollowedHistory
        id={id}
        followed={followed}
        onChoose={(gpt) => navigate({ view: 'gpt', id: gpt })}
      />,
    );
  }

  userData.watch((kind) => kind === 'follows' && render(), signal);
  await render();
};
