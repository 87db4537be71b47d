import { FollowedHistory } from '../../components/following/followed-history.tsx';
import { createFollows } from '../../utils/user-data/follows.ts';
import type { OpenView } from './view.ts';

export const openFollowed: OpenView<'followed'> = async ({ id }, { records, show, go, signal }) => {
  const follows = createFollows(records);

  async function draw(): Promise<void> {
    const followed = await follows.followed(id);
    show(
      <FollowedHistory id={id} followed={followed} choose={(gpt) => go({ at: 'gpt', id: gpt })} />,
    );
  }

  records.watch((kind) => kind === 'follows' && draw(), signal);
  await draw();
};
