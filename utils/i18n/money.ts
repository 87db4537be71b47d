import type { I18n } from './i18n.ts';

/** Prices of single requests are often below a cent. */
const MAX_DIGITS = 6;

/** "$1.50", "$0.0004", "US$1.50" in Chinese. */
export function formatMoney(
  { locale }: I18n,
  amount: number,
  currency: 'USD' | 'CNY' = 'USD',
): string {
  // Two significant digits below a cent, two decimals above it.
  const isSmall = amount !== 0 && Math.abs(amount) < 0.01;
  const digits = isSmall
    ? { maximumSignificantDigits: 2, maximumFractionDigits: MAX_DIGITS }
    : { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  return new Intl.NumberFormat(locale, { style: 'currency', currency, ...digits }).format(amount);
}
