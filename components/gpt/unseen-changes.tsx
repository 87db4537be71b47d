import { getUnseenChangeSets } from '../../utils/user-data/follow-changes.ts';
import type { Followed } from '../../utils/user-data/follows.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { ChangeHistory } from './change-history.tsx';

interface Props {
  followed: Followed;
  onMarkSeen(): void;
}

/** The changes of a followed GPT that the user has not marked as seen. */
export function UnseenChanges({ followed, onMarkSeen }: Props) {
  const { t } = useI18n();
  const changeSets = getUnseenChangeSets(followed);
  if (changeSets.length === 0) return null;
  return (
    <div class="unseen-changes">
      <p class="unseen-changes-title">{t('following.changed')}</p>
      <ChangeHistory changeSets={changeSets} />
      <button type="button" class="button button-quiet" onClick={() => onMarkSeen()}>
        {t('following.mark-seen')}
      </button>
    </div>
  );
}
