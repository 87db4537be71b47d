import {
  getUsageTotals,
  isPriceUnknown,
  type NamedGateway,
} from '../../utils/extension-pages/options/usage-rows.ts';
import { formatMonth } from '../../utils/i18n/format.ts';
import { formatCost, formatShortCost } from '../../utils/i18n/usage-text.ts';
import type { UsageByDay } from '../../utils/lookup/usage-by-day.ts';
import { useI18n } from '../ui/i18n-context.tsx';

interface Props {
  usage: UsageByDay;
  gateways: NamedGateway[];
  /** Milliseconds since 1970. */
  now: number;
}

/** The look-ups and messages of today, this month and last month, with their estimated cost. */
export function UsageTotals({ usage, gateways, now }: Props) {
  const text = useI18n();
  return (
    <>
      <dl class="usage-totals">
        {getUsageTotals(usage, now).map(({ period, time, sum, chats }) => {
          const cost = formatCost(text, sum);
          const chatCost = formatShortCost(text, chats);
          return (
            <div key={period}>
              <dt>{text.t(`usage.${period}`, { month: formatMonth(text, time) })}</dt>
              <dd>{text.t('usage.count', { count: sum.count })}</dd>
              {cost && <dd class="usage-cost">{cost}</dd>}
              {chats.count > 0 && <dd>{text.t('usage.chat-count', { count: chats.count })}</dd>}
              {chatCost && <dd class="usage-cost">{chatCost}</dd>}
            </div>
          );
        })}
      </dl>
      {isPriceUnknown(usage, gateways, now) && <p class="hint">{text.t('usage.no-price')}</p>}
    </>
  );
}
