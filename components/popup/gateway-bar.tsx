import type {
  GatewayBarProblem,
  GatewayBarProps,
} from '../../utils/extension-pages/popup/gateway-bar.ts';
import { formatBalance, formatBalanceAge } from '../../utils/i18n/balance-text.ts';
import { failureTitle } from '../../utils/i18n/failure-text.ts';
import type { I18n, MessageKey } from '../../utils/i18n/i18n.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { PageIcon } from '../ui/page-icon.tsx';
import { TopUpLink } from '../ui/top-up-link.tsx';

interface Props extends GatewayBarProps {
  /** Milliseconds since 1970. */
  now: number;
}

const PROBLEMS: Record<GatewayBarProblem, MessageKey> = {
  'not-activated': 'popup.gateway-not-activated',
  'not-refreshed': 'common.failed',
};

/** One line above the popup's footer: switches the gateway and shows its balance, without a request. */
export function GatewayBar(props: Props) {
  const text = useI18n();
  const { t } = text;
  const { choices, isLow, isRefreshing, balanceFailure, topUpUrl, problem, refresh } = props;
  return (
    <section class="gateway-bar" aria-label={t('popup.gateway-bar')}>
      {choices.length > 0 && <GatewaySwitch {...props} />}
      <p class="gateway-balance" role="status">
        {describeBalance(text, props)}
      </p>
      <IconButton label={t('balance.refresh')} onClick={refresh}>
        <PageIcon name="refresh" />
      </IconButton>
      {topUpUrl && <TopUpLink url={topUpUrl} />}
      {isLow && <p class="gateway-warning">{t('balance.low')}</p>}
      {balanceFailure && !isRefreshing && (
        <p class="gateway-warning">
          {t('balance.failed', { reason: failureTitle(text, balanceFailure) })}
        </p>
      )}
      {/* Always rendered: screen readers do not announce a live region that is inserted with its text. */}
      <div role="alert">{problem && <p class="gateway-warning">{t(PROBLEMS[problem])}</p>}</div>
    </section>
  );
}

function GatewaySwitch({ choices, activeId, activate }: Props) {
  const { t } = useI18n();
  return (
    <select
      aria-label={t('popup.gateway')}
      title={t('popup.gateway')}
      value={activeId}
      onChange={({ currentTarget }) => activate(currentTarget.value)}
    >
      {choices.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}

/** "Balance: $12.40 · 2 minutes ago". */
function describeBalance(text: I18n, { reading, isRefreshing, now }: Props): string {
  const { t } = text;
  if (isRefreshing) return t('popup.balance-reading');
  if (!reading) return t('popup.balance', { balance: t('balance.unknown') });
  const balance = t('popup.balance', { balance: formatBalance(text, reading.balance) });
  return `${balance} · ${formatBalanceAge(text, reading, now)}`;
}
