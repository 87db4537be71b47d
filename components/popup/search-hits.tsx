import type { Hits } from '../../utils/extension-pages/popup/popup-view.ts';
import type { RecoveryAction } from '../../utils/gateway/failure.ts';
import type { GptId } from '../../utils/gpt/gpt-id.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { PageFailure } from '../ui/page-failure.tsx';
import { HitList } from './hit-list.tsx';

interface Props extends Hits {
  /** The hit to focus: the one the user returns from. */
  focused?: GptId;
  /** Milliseconds since 1970. */
  now: number;
  onChoose(id: GptId): void;
  onMore(): void;
  onRecover(action: RecoveryAction): void;
  /** Where to top up the balance of the active gateway. */
  topUpUrl?: string;
}

/** Search hits, with a button for more if the gateway announces a next page. */
export function SearchHits(props: Props) {
  const { t } = useI18n();
  const { words, hits, next, more, now, onMore, onRecover, topUpUrl } = props;
  if (hits.length === 0) return <p class="popup-hint">{t('popup.no-hits', { words })}</p>;
  const isFailed = more !== undefined && more !== 'searching';
  return (
    <>
      <p class="list-count">{t('popup.hits', { count: hits.length })}</p>
      <HitList {...props} />
      {isFailed && (
        <PageFailure failure={more} now={now} onRecover={onRecover} topUpUrl={topUpUrl} />
      )}
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
