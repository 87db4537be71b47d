import type { Balance } from '../gateway/account.ts';
import type { BalanceReading } from '../settings/gateway-info.ts';
import { formatAge, formatCount } from './format.ts';
import type { I18n } from './i18n.ts';
import { formatMoney } from './money.ts';

/** "$12.40", "6,200,000 quota units", "unlimited", "not offered by this gateway". */
export function formatBalance(text: I18n, balance: Balance): string {
  if (balance.kind !== 'amount') return text.t(`balance.${balance.kind}`);
  const { amount, unit } = balance;
  if (unit === 'quota') return text.t('balance.quota', { amount: formatCount(text, amount) });
  return formatMoney(text, amount, unit === 'usd' ? 'USD' : 'CNY');
}

/** "2 minutes ago"; "just now" up to a minute ago. `now`: milliseconds since 1970. */
export function formatBalanceAge(text: I18n, { readAt }: BalanceReading, now: number): string {
  if (now - readAt < 60_000) return text.t('balance.just-now');
  return formatAge(text, readAt, now);
}

/** Whether to tell the user that little is left. `threshold`: in the unit of the balance, `null` for never. */
export function isBalanceLow(balance: Balance, threshold: number | null): boolean {
  return balance.kind === 'amount' && threshold !== null && balance.amount < threshold;
}
