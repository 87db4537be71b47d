import type { MessageKey } from '../../utils/i18n/i18n.ts';
import type { DatabaseProblem } from '../../utils/lib/database/database-problem.ts';
import { useI18n } from './i18n-context.tsx';
import { Notice } from './notice.tsx';

interface Props {
  /** Why the database cannot be opened. Some browsers open none in private windows. */
  reason: DatabaseProblem | 'private';
  onRetry(): void;
}

const SENTENCES = {
  private: 'panel.storage-unavailable-private',
  newer: 'panel.nothing-kept-newer',
  stuck: 'panel.nothing-kept-stuck',
  unknown: 'panel.storage-unavailable',
} as const satisfies Record<Props['reason'], MessageKey>;

/** Explains why the user data is unavailable, and offers a retry if that can help. */
export function StorageUnavailable({ reason, onRetry }: Props) {
  const { t } = useI18n();
  return (
    <div class="panel-hint">
      <Notice>{t(SENTENCES[reason])}</Notice>
      {reason !== 'private' && (
        <button type="button" class="button button-quiet" onClick={onRetry}>
          {t('recovery.retry')}
        </button>
      )}
    </div>
  );
}
