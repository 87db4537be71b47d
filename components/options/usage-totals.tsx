import {
  getUsageTotals,
  isPriceUnknown,
  type NamedGateway,
} from '../../utils/extension-pages/options/usage-rows.ts';
import { formatMonth } from '../../utils/i18n/format.ts';
import { formatCost } from '../../utils/i18n/usage-text.ts';
import type { UsageByDay } from '../../utils/lookup/usage-by-day.ts';
import { useI18n } from '../ui/i18n-context.tsx';

interface Props {
  usage: UsageByDay;
  gateways: NamedGateway[];
  /** Milliseconds since 1970. */
  now: number;
}

/** The look-ups and their estimated cost of today, this month and last month. */
export function UsageTotals({ usage, gateways, now }: Props) {
  const text = useI18n();
  return (
    <>
      <dl class="usage-totals">
        {getUsageTotals(usage, now).map(({ period, time, sum }) => {
          const cost = formatCost(text, sum);
          return (
            <div key={period}>
              <dt>{text.t(`usage.${period}`, { month: formatMonth(text, time) })}</dt>
              <dd>{text.t('usage.count', { count: sum.count })}</dd>
              {cost && <dd class="usage-cost">{cost}</dd>}
            </div>
          );
        })}
      </dl>
      {isPriceUnknown(usage, gateways, now) && <p class="hint">{text.t('usage.no-price')}</p>}
    </>
  );
}
