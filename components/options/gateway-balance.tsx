import { formatBalance, formatBalanceAge, isBalanceLow } from '../../utils/i18n/balance-text.ts';
import { failureTitle } from '../../utils/i18n/failure-text.ts';
import {
  type GatewayInfo,
  getTopUpUrl,
  READ_BALANCE_LIMIT_MS,
} from '../../utils/settings/gateway-info.ts';
import type { SavedGateway } from '../../utils/settings/saved-gateways.ts';
import { ExternalLink } from '../ui/external-link.tsx';
import { useI18n } from '../ui/i18n-context.tsx';
import { useAction } from '../ui/use-action.ts';

interface Props {
  gateway: SavedGateway;
  /** What is known of this gateway. */
  info: GatewayInfo | undefined;
  /** Milliseconds since 1970. */
  now: number;
  /** Reads the balance; the result arrives in `info`. */
  refresh(): Promise<void>;
}

/** What is left at a saved gateway. A failed reading keeps the last known balance visible. */
export function GatewayBalance({ gateway, info, now, refresh }: Props) {
  const text = useI18n();
  const { t } = text;
  const refreshing = useAction();
  const reading = info?.balance;
  const failure = info?.balanceFailure;
  const isLow = reading && isBalanceLow(reading.balance, gateway.lowBalance);
  const topUpUrl = getTopUpUrl(info);
  return (
    <section class="gateway-balance" aria-label={t('balance.title')}>
      <div class="balance-row">
        <p>
          <span class="label">{t('balance.title')}</span>{' '}
          <span role="status">
            {reading ? (
              <strong class="balance-amount">{formatBalance(text, reading.balance)}</strong>
            ) : (
              t('balance.unknown')
            )}
          </span>{' '}
          {reading && <small>{formatBalanceAge(text, reading, now)}</small>}
        </p>
        <button
          type="button"
          class="text-button"
          aria-disabled={refreshing.isPending}
          onClick={() => refreshing.isPending || refreshing.run(refresh, READ_BALANCE_LIMIT_MS)}
        >
          {t('balance.refresh')}
        </button>
        {topUpUrl && <ExternalLink href={topUpUrl}>{t('balance.top-up')}</ExternalLink>}
      </div>
      <div role="status">
        {isLow && <p class="balance-low">{t('balance.low')}</p>}
        {failure && (
          <p class="error">{t('balance.failed', { reason: failureTitle(text, failure) })}</p>
        )}
        {refreshing.failure !== undefined && <p class="error">{t('options.failed.refresh')}</p>}
      </div>
    </section>
  );
}
