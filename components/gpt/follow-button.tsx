import type { Reading } from '../../utils/lookup/cache/cache.ts';
import type { Followed } from '../../utils/user-data/follows.ts';
import { ActionFailure } from '../ui/action-failure.tsx';
import { Icon } from '../ui/icon.tsx';
import { PageIcon } from '../ui/page-icon.tsx';
import { useText } from '../ui/text-context.tsx';
import { useAction } from '../ui/use-action.ts';

interface Props {
  reading: Reading;
  /** Missing while the GPT is not followed. */
  followed: Followed | undefined;
  follow(reading: Reading): void | Promise<void>;
  /** `sentence` says to the person what is gone. */
  unfollow(sentence: string): void | Promise<void>;
}

/** Watches a GPT for changes, or does so no more. */
export function FollowButton({ reading, followed, follow, unfollow }: Props) {
  const { t } = useText();
  const name = reading.gpt.name ?? reading.asked;
  const action = useAction();
  return (
    <>
      <button
        type="button"
        class="button button-quiet"
        title={t(followed ? 'following.unfollow-hint' : 'following.follow-hint')}
        onClick={() =>
          action.run(async () =>
            followed ? unfollow(t('following.unfollowed', { name })) : follow(reading),
          )
        }
      >
        {followed ? <Icon name="done" /> : <PageIcon name="follow" />}
        {t(followed ? 'following.following' : 'following.follow')}
      </button>
      <ActionFailure action={action} />
    </>
  );
}
