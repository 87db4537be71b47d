import { FollowedHistory } from '../../components/followed-history.tsx';
import { createFollows } from '../../utils/records/follows.ts';
import type { OpenView } from './view.ts';

export const openFollowed: OpenView<'followed'> = async ({ id }, { records, show, signal }) => {
  const follows = createFollows(records);

  async function draw(): Promise<void> {
    show(<FollowedHistory id={id} followed={await follows.followed(id)} />);
  }

  records.watch((kind) => kind === 'follows' && draw(), signal);
  await draw();
};
