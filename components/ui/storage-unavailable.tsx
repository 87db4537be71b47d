import type { MessageKey } from '../../utils/i18n/i18n.ts';
import type { DatabaseProblem } from '../../utils/lib/database/database-problem.ts';
import { useI18n } from './i18n-context.tsx';
import { Notice } from './notice.tsx';

interface Props {
  /** Why nothing can be read: in private windows some browsers open no database. */
  reason: DatabaseProblem | 'private';
  retry(): void;
}

const SENTENCES = {
  private: 'panel.storage-unavailable-private',
  newer: 'panel.nothing-kept-newer',
  stuck: 'panel.nothing-kept-stuck',
  unknown: 'panel.storage-unavailable',
} as const satisfies Record<Props['reason'], MessageKey>;

/** Says why nothing of what a person keeps can be shown here, and what helps. */
export function StorageUnavailable({ reason, retry }: Props) {
  const { t } = useI18n();
  return (
    <div class="panel-hint">
      <Notice>{t(SENTENCES[reason])}</Notice>
      {reason !== 'private' && (
        <button type="button" class="button button-quiet" onClick={retry}>
          {t('recovery.retry')}
        </button>
      )}
    </div>
  );
}
