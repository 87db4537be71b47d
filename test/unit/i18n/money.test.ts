import { describe, expect, test } from 'vitest';
import { formatBalance, isBalanceLow } from '../../../utils/i18n/balance-text.ts';
import { createI18n } from '../../../utils/i18n/i18n.ts';
import { formatMoney } from '../../../utils/i18n/money.ts';

const english = createI18n('en');
const chinese = createI18n('zh_CN');

describe('amounts of money', () => {
  test.each([
    [0, '$0.00'],
    [1.5, '$1.50'],
    [12_345.678, '$12,345.68'],
    [0.01, '$0.01'],
    [0.0004, '$0.0004'],
    [0.000027, '$0.000027'],
    [-2, '-$2.00'],
  ])('%f is "%s"', (amount, formatted) => {
    expect(formatMoney(english, amount)).toBe(formatted);
  });

  test('Chinese names the currency, because both countries use a sign of their own', () => {
    expect(formatMoney(chinese, 1.5)).toBe('US$1.50');
    expect(formatMoney(chinese, 1.5, 'CNY')).toBe('¥1.50');
  });
});

describe('balances', () => {
  test('each kind has its words', () => {
    expect(formatBalance(english, { kind: 'amount', amount: 12.4, unit: 'usd' })).toBe('$12.40');
    expect(formatBalance(english, { kind: 'amount', amount: 6_200_000, unit: 'quota' })).toBe(
      '6,200,000 quota units',
    );
    expect(formatBalance(english, { kind: 'unlimited' })).toBe('unlimited');
    expect(formatBalance(chinese, { kind: 'not-offered' })).toBe('此网关不提供余额');
  });

  test('only an amount below the threshold is low', () => {
    expect(isBalanceLow({ kind: 'amount', amount: 0.9, unit: 'usd' }, 1)).toBe(true);
    expect(isBalanceLow({ kind: 'amount', amount: 1, unit: 'usd' }, 1)).toBe(false);
    expect(isBalanceLow({ kind: 'amount', amount: -3, unit: 'usd' }, 0)).toBe(true);
    expect(isBalanceLow({ kind: 'amount', amount: 0, unit: 'usd' }, null)).toBe(false);
    expect(isBalanceLow({ kind: 'unlimited' }, 1)).toBe(false);
  });
});
