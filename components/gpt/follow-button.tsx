import type { CachedGpt } from '../../utils/lookup/cache/entries.ts';
import type { Followed } from '../../utils/user-data/follows.ts';
import { ActionFailure } from '../ui/action-failure.tsx';
import { useI18n } from '../ui/i18n-context.tsx';
import { Icon } from '../ui/icon.tsx';
import { PageIcon } from '../ui/page-icon.tsx';
import { useAction } from '../ui/use-action.ts';

interface Props {
  cached: CachedGpt;
  /** `undefined` if the GPT is not followed. */
  followed: Followed | undefined;
  follow(cached: CachedGpt): void | Promise<void>;
  /** `sentence`: the confirmation to show. */
  unfollow(sentence: string): void | Promise<void>;
}

/** Follows or unfollows a GPT. */
export function FollowButton({ cached, followed, follow, unfollow }: Props) {
  const { t } = useI18n();
  const name = cached.gpt.name ?? cached.asked;
  const action = useAction();
  return (
    <>
      <button
        type="button"
        class="button button-quiet"
        title={t(followed ? 'following.unfollow-hint' : 'following.follow-hint')}
        onClick={() =>
          action.run(async () =>
            followed ? unfollow(t('following.unfollowed', { name })) : follow(cached),
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
