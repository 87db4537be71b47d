import { toLocalDay } from '../../lookup/usage.ts';
import {
  type LookupReason,
  sumUsage,
  type UsageByDay,
  type UsageCount,
} from '../../lookup/usage-by-day.ts';

/** A gateway as the usage shows it. */
export interface NamedGateway {
  id: string;
  name: string;
  /** Whether the price of a look-up there is known by now. */
  hasPrice?: boolean;
}

export type UsageSum = Required<UsageCount>;

/** The reasons in the order in which they are listed, with their English names in exports. */
export const EXPORTED_REASONS: Record<LookupReason, string> = {
  hover: 'hover',
  popup: 'popup',
  search: 'search',
  survey: 'batch',
  follow: 'following',
  test: 'test',
  chat: 'chat',
};

const REASONS = Object.keys(EXPORTED_REASONS) as LookupReason[];

/** All but the messages of chats, which are no look-ups and have a line of their own. */
const LOOKUP_REASONS = REASONS.filter((reason) => reason !== 'chat');

export interface UsageTotal {
  period: 'today' | 'this-month' | 'last-month';
  /** A time within the period. Milliseconds since 1970. */
  time: number;
  /** Of look-ups. */
  sum: UsageSum;
  /** Of messages of chats. */
  chats: UsageSum;
}

/** The sums of today, this month and last month, in local time. `now`: milliseconds since 1970. */
export function getUsageTotals(usage: UsageByDay, now: number): UsageTotal[] {
  const date = new Date(now);
  // Noon, because in some time zones a day begins at one o'clock.
  const lastMonth = new Date(date.getFullYear(), date.getMonth() - 1, 1, 12).getTime();
  const sumPeriod = (period: string) => ({
    sum: sumUsage(usage, { period }),
    chats: sumUsage(usage, { period, reason: 'chat' }),
  });
  return [
    { period: 'today', time: now, ...sumPeriod(toLocalDay(now)) },
    { period: 'this-month', time: now, ...sumPeriod(toMonth(now)) },
    { period: 'last-month', time: lastMonth, ...sumPeriod(toMonth(lastMonth)) },
  ];
}

/** Converts milliseconds since 1970 to a local month ("2026-11"). */
function toMonth(time: number): string {
  return toLocalDay(time).slice(0, 7);
}

/** Whether there were look-ups this month, none of them with a known price. */
export function isPriceUnknown(usage: UsageByDay, gateways: NamedGateway[], now: number): boolean {
  const { count, priced } = sumUsage(usage, { period: toMonth(now) });
  return count > 0 && priced === 0 && !gateways.some(({ hasPrice }) => hasPrice);
}

interface Column {
  /** `undefined` for the gateways that the user has removed. */
  name: string | undefined;
  ids: string[];
}

interface Row {
  /** One for each column. */
  cells: UsageSum[];
  total: UsageSum;
}

/** The usage of a month by reason and gateway. */
export interface UsageTable {
  /** One for each gateway with look-ups or messages in this month. */
  columns: Column[];
  /** Whether the user has, or had, more than one gateway, so that the table has to name them. */
  isByGateway: boolean;
  /** One for each reason with look-ups in this month. */
  rows: (Row & { reason: LookupReason })[];
  /** All look-ups. `undefined` if there were none. */
  lookups: Row | undefined;
  /** The messages of chats. `undefined` if there were none. */
  chats: Row | undefined;
}

/** Sums up this month by reason and gateway. `now`: milliseconds since 1970. */
export function createUsageTable(
  usage: UsageByDay,
  gateways: NamedGateway[],
  now: number,
): UsageTable {
  const period = toMonth(now);
  const removed = getRemovedIds(usage, period, gateways);
  const isUsed = (ids: string[]) =>
    sumGateways(usage, period, ids).count + sumGateways(usage, period, ids, 'chat').count > 0;
  const columns: Column[] = [
    ...gateways.map(({ id, name }) => ({ name, ids: [id] })),
    { name: undefined, ids: removed },
  ].filter(({ ids }) => isUsed(ids));
  const toRow = (reason?: LookupReason): Row => ({
    cells: columns.map(({ ids }) => sumGateways(usage, period, ids, reason)),
    total: sumUsage(usage, { period, reason }),
  });
  const isFilled = ({ total }: Row) => total.count > 0;
  const rows = LOOKUP_REASONS.map((reason) => ({ reason, ...toRow(reason) }));
  return {
    columns,
    isByGateway: gateways.length + Math.min(1, removed.length) > 1,
    rows: rows.filter(isFilled),
    lookups: [toRow()].find(isFilled),
    chats: [toRow('chat')].find(isFilled),
  };
}

/** The ids of the gateways with usage in a period that the user has removed. */
function getRemovedIds(usage: UsageByDay, period: string, gateways: NamedGateway[]): string[] {
  const days = Object.entries(usage).filter(([day]) => day.startsWith(period));
  const used = new Set(days.flatMap(([, byGateway]) => Object.keys(byGateway)));
  return [...used].filter((usedId) => gateways.every(({ id }) => id !== usedId));
}

function sumGateways(
  usage: UsageByDay,
  period: string,
  ids: string[],
  reason?: LookupReason,
): UsageSum {
  return ids
    .map((gatewayId) => sumUsage(usage, { period, gatewayId, reason }))
    .reduce(
      (sum, { count, priced, cost }) => ({
        count: sum.count + count,
        priced: sum.priced + priced,
        cost: sum.cost + cost,
      }),
      { count: 0, priced: 0, cost: 0 },
    );
}

/** A row of the export. */
export interface UsageRow extends UsageSum {
  day: string;
  /** `undefined` if the user has removed the gateway. */
  gateway: string | undefined;
  reason: LookupReason;
}

/** One row for each day, gateway and reason with look-ups, in chronological order. */
export function toUsageRows(usage: UsageByDay, gateways: NamedGateway[]): UsageRow[] {
  const rows = Object.keys(usage)
    .sort()
    .flatMap((day) =>
      [
        ...gateways,
        ...getRemovedIds(usage, day, gateways).map((id) => ({ id, name: undefined })),
      ].flatMap(({ id, name }) =>
        REASONS.map((reason) => ({
          day,
          gateway: name,
          reason,
          ...sumUsage(usage, { period: day, gatewayId: id, reason }),
        })),
      ),
    );
  return rows.filter(({ count }) => count > 0);
}
