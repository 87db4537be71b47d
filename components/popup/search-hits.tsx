import type { Hits } from '../../utils/extension-pages/popup/popup-view.ts';
import type { RecoveryAction } from '../../utils/gateway/failure.ts';
import type { GptId } from '../../utils/gpt/gpt-id.ts';
import { FailureNotice } from '../ui/failure-notice.tsx';
import { useI18n } from '../ui/i18n-context.tsx';
import { HitList } from './hit-list.tsx';

interface Props extends Hits {
  /** The hit that gets the focus: the one somebody comes back from. */
  focused?: GptId;
  /** Milliseconds since 1970. */
  now: number;
  onChoose(id: GptId): void;
  onMore(): void;
  onRecover(action: RecoveryAction): void;
}

/** What a search has found, and the way to what follows, where the gateway speaks of more. */
export function SearchHits(props: Props) {
  const { t } = useI18n();
  const { words, hits, next, more, now, onMore, onRecover } = props;
  if (hits.length === 0) return <p class="popup-hint">{t('popup.no-hits', { words })}</p>;
  const isFailed = more !== undefined && more !== 'searching';
  return (
    <>
      <p class="list-count">{t('popup.hits', { count: hits.length })}</p>
      <HitList {...props} />
      {isFailed && <FailureNotice failure={more} now={now} onRecover={onRecover} />}
      {next && !isFailed && (
        <div class="popup-load-more">
          <button
            type="button"
            class="button button-quiet"
            aria-disabled={more === 'searching'}
            onClick={onMore}
          >
            {t(more === 'searching' ? 'popup.searching' : 'popup.more-hits')}
          </button>
        </div>
      )}
    </>
  );
}
