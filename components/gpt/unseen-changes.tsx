import { unseenSteps } from '../../utils/user-data/follow-changes.ts';
import type { Followed } from '../../utils/user-data/follows.ts';
import { useText } from '../ui/text-context.tsx';
import { StepList } from './change-history.tsx';

interface Props {
  followed: Followed;
  markSeen(): void;
}

/** What has changed of a followed GPT, until somebody says that it is seen. */
export function GptNews({ followed, markSeen }: Props) {
  const { t } = useText();
  const steps = unseenSteps(followed);
  if (steps.length === 0) return null;
  return (
    <div class="news">
      <p class="news-title">{t('following.changed')}</p>
      <StepList steps={steps} />
      <button type="button" class="button button-quiet" onClick={() => markSeen()}>
        {t('following.mark-seen')}
      </button>
    </div>
  );
}
