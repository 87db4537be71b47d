import type { ComponentProps } from 'preact';
import type { FollowedHistory } from '../../../components/following/followed-history.tsx';
import { createFollows } from '../../user-data/follows.ts';
import type { OpenView } from './view.ts';

export const openFollowed: OpenView<'followed', ComponentProps<typeof FollowedHistory>> = async (
  { id },
  { userData, show, navigate, signal },
) => {
  const follows = createFollows(userData);

  async function render(): Promise<void> {
    const followed = await follows.followed(id);
    show({ id, followed, onChoose: (gpt) => navigate({ view: 'gpt', id: gpt }) });
  }

  userData.watch((kind) => kind === 'follows' && render(), signal);
  await render();
};
