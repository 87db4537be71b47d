import type { I18n } from './i18n.ts';
import { formatMoney } from './money.ts';

interface Usage {
  count: number;
  /** How many of them had a known price. */
  priced: number;
  /** The sum of these prices in US dollars. */
  cost: number;
}

/** "about $1.20", "about $1.20 for the 34 of 60 look-ups whose price is known"; `undefined` if no price is known. */
export function formatCost(text: I18n, { count, priced, cost }: Usage): string | undefined {
  if (priced <= 0) return undefined;
  const money = formatMoney(text, cost);
  return priced < count
    ? text.t('usage.cost-partial', { cost: money, priced, count })
    : text.t('usage.cost', { cost: money });
}

/** Like `formatCost`, for after the number of look-ups: "about $1.20 for 34 of them". */
export function formatShortCost(text: I18n, { count, priced, cost }: Usage): string | undefined {
  if (priced <= 0) return undefined;
  const money = formatMoney(text, cost);
  return priced < count
    ? text.t('usage.cost-partial-short', { cost: money, priced })
    : text.t('usage.cost', { cost: money });
}

/** "60 look-ups, about $1.20 for 34 of them". */
export function formatUsage(text: I18n, usage: Usage): string {
  const count = text.t('usage.count', { count: usage.count });
  const cost = formatShortCost(text, usage);
  return cost ? text.t('usage.count-and-cost', { count, cost }) : count;
}
