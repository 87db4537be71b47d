import {
  createUsageTable,
  type NamedGateway,
  type UsageSum,
} from '../../utils/extension-pages/options/usage-rows.ts';
import { formatCount } from '../../utils/i18n/format.ts';
import { formatShortCost } from '../../utils/i18n/usage-text.ts';
import type { UsageByDay } from '../../utils/lookup/usage-by-day.ts';
import { useI18n } from '../ui/i18n-context.tsx';

interface Props {
  usage: UsageByDay;
  gateways: NamedGateway[];
  /** Milliseconds since 1970. */
  now: number;
}

/** The look-ups of this month by reason, the messages of chats, and both by gateway if there are several. */
export function UsageTable({ usage, gateways, now }: Props) {
  const { t } = useI18n();
  const { columns, isByGateway, rows, lookups, chats } = createUsageTable(usage, gateways, now);
  if (!lookups && !chats) return null;
  // With one column, the sum of each row would only repeat it.
  const hasRowTotals = columns.length > 1;
  const total = lookups && {
    ...lookups,
    name: t(chats ? 'usage.all-look-ups' : 'usage.total'),
    isTotal: true,
  };
  const lines = [
    ...rows.map(({ reason, ...row }) => ({
      ...row,
      name: t(`usage.reason.${reason}`),
      isTotal: false,
    })),
    ...(total ? [total] : []),
    ...(chats ? [{ ...chats, name: t('usage.reason.chat'), isTotal: true }] : []),
  ];
  const caption = t(isByGateway ? 'usage.table-by-gateway' : 'usage.table');
  return (
    // The keyboard can scroll a table of many gateways.
    <section class="usage-scroller" aria-label={caption} tabIndex={hasRowTotals ? 0 : undefined}>
      <table class="usage-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('usage.reason')}</th>
            {columns.map(({ name, ids }) => (
              <th key={ids.join()} scope="col">
                {isByGateway ? (
                  <span dir="auto">{name ?? t('gateway.removed')}</span>
                ) : (
                  t(chats ? 'usage.requests' : 'usage.look-ups')
                )}
              </th>
            ))}
            {hasRowTotals && <th scope="col">{t('usage.total')}</th>}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ name, cells, isTotal, total: lineTotal }) => (
            <tr key={name} class={isTotal ? 'usage-total' : undefined}>
              <th scope="row">{name}</th>
              {cells.map((sum, index) => (
                <UsageCell key={columns[index]?.ids.join()} sum={sum} />
              ))}
              {hasRowTotals && <UsageCell sum={lineTotal} />}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function UsageCell({ sum }: { sum: UsageSum }) {
  const text = useI18n();
  const cost = formatShortCost(text, sum);
  return (
    <td>
      {formatCount(text, sum.count)}
      {cost && <small>{cost}</small>}
    </td>
  );
}
