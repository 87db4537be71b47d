import type { MessageKey } from '../../utils/i18n/translate.ts';
import type { DatabaseTrouble } from '../../utils/lib/database/trouble.ts';
import { Notice } from './notice.tsx';
import { useI18n } from './text-context.tsx';

interface Props {
  /** Why nothing can be read: in private windows some browsers open no database. */
  reason: DatabaseTrouble | 'private';
  retry(): void;
}

const SENTENCES = {
  private: 'panel.nothing-kept-privately',
  newer: 'panel.nothing-kept-newer',
  stuck: 'panel.nothing-kept-stuck',
  unknown: 'panel.nothing-kept',
} as const satisfies Record<Props['reason'], MessageKey>;

/** Says why nothing of what a person keeps can be shown here, and what helps. */
export function StorageUnavailable({ reason, retry }: Props) {
  const { t } = useI18n();
  return (
    <div class="panel-hint">
      <Notice>{t(SENTENCES[reason])}</Notice>
      {reason !== 'private' && (
        <button type="button" class="button button-quiet" onClick={retry}>
          {t('way-out.retry')}
        </button>
      )}
    </div>
  );
}
