import { describe, expect, it } from 'vitest';
import type { Balance } from '../../../utils/gateway/account.ts';
import {
  parseAmountDisplay,
  parseLimit,
  parseTokenUsage,
  parseTotalUsage,
  toBalance,
  UNKNOWN_DISPLAY,
} from '../../../utils/gateway/parse-balance.ts';
import { parsed } from '../support/parsed-response.ts';

/** Half a million quota units and ten of the site's currency, in the display that a status describes. */
function show(status: unknown): [usage: Balance | undefined, billing: Balance | undefined] {
  const display = parseAmountDisplay(parsed({ success: true, message: '', data: status }));
  const usage = parseTokenUsage(
    parsed({ code: true, data: { total_available: 500_000 } }),
    display,
  );
  return [usage, toBalance(12, 200, display)];
}

const amount = (value: number, unit: 'usd' | 'cny' | 'quota'): Balance => ({
  kind: 'amount',
  amount: value,
  unit,
});

describe('the display of amounts', () => {
  it.each<[string, unknown, Balance, Balance]>([
    ['nothing', {}, amount(500_000, 'quota'), amount(10, 'quota')],
    ['null', null, amount(500_000, 'quota'), amount(10, 'quota')],
    [
      'an older gateway that shows currency',
      { quota_per_unit: 500_000, display_in_currency: true },
      amount(1, 'usd'),
      amount(10, 'usd'),
    ],
    [
      'an older gateway that shows quota',
      { quota_per_unit: 500_000, display_in_currency: false },
      amount(500_000, 'quota'),
      amount(10, 'quota'),
    ],
    ['only the unit', { quota_per_unit: 500_000 }, amount(1, 'usd'), amount(10, 'usd')],
    ['a unit as text', { quota_per_unit: '250000.0' }, amount(2, 'usd'), amount(10, 'usd')],
    [
      'only the display',
      { display_in_currency: true },
      amount(500_000, 'quota'),
      amount(10, 'usd'),
    ],
    [
      'US dollars',
      { quota_per_unit: 500_000, quota_display_type: 'USD', usd_exchange_rate: 7.3 },
      amount(1, 'usd'),
      amount(10, 'usd'),
    ],
    [
      'yuan',
      { quota_per_unit: 500_000, quota_display_type: 'cny', usd_exchange_rate: 7.3 },
      amount(7.3, 'cny'),
      amount(10, 'cny'),
    ],
    [
      'yuan without a rate',
      { quota_per_unit: 500_000, quota_display_type: 'CNY' },
      amount(500_000, 'quota'),
      amount(10, 'cny'),
    ],
    [
      'yuan with a rate of zero',
      { quota_per_unit: 500_000, quota_display_type: 'CNY', usd_exchange_rate: 0 },
      amount(500_000, 'quota'),
      amount(10, 'cny'),
    ],
    [
      'tokens, although the field for older clients says currency',
      { quota_per_unit: 500_000, quota_display_type: 'TOKENS', display_in_currency: true },
      amount(500_000, 'quota'),
      amount(10, 'quota'),
    ],
    [
      'a custom currency',
      {
        quota_per_unit: 500_000,
        quota_display_type: 'CUSTOM',
        custom_currency_symbol: 'N',
        custom_currency_exchange_rate: 3,
      },
      amount(1, 'usd'),
      amount(10, 'usd'),
    ],
    [
      'a display type of another kind',
      { quota_per_unit: 500_000, quota_display_type: 7, display_in_currency: true },
      amount(1, 'usd'),
      amount(10, 'usd'),
    ],
    ['a unit of zero', { quota_per_unit: 0 }, amount(500_000, 'quota'), amount(10, 'quota')],
    ['a negative unit', { quota_per_unit: -500 }, amount(500_000, 'quota'), amount(10, 'quota')],
    ['a tiny unit', { quota_per_unit: 1e-300 }, amount(500_000, 'quota'), amount(10, 'quota')],
  ])('is taken from the status: %s', (_, status, usage, billing) => {
    expect(show(status)).toEqual([usage, billing]);
  });

  it('is not used if it makes an amount implausible', () => {
    const display = parseAmountDisplay(parsed({ data: { quota_per_unit: 1e-9 } }));
    const response = parsed({ code: true, data: { total_available: 1e12 } });
    expect(parseTokenUsage(response, display)).toEqual(amount(1e12, 'quota'));
  });
});

describe('the usage of a key', () => {
  const display = parseAmountDisplay(parsed({ data: { quota_per_unit: 500_000 } }));
  const read = (data: unknown) =>
    parseTokenUsage(parsed({ code: true, message: 'ok', data }), display);
  const usage = {
    object: 'token_usage',
    name: 'my key',
    total_granted: 1_000_000,
    total_used: 375_000,
    total_available: 625_000,
    unlimited_quota: false,
    model_limits: {},
    model_limits_enabled: false,
    expires_at: 0,
  };

  it('is read although its code is a boolean', () => {
    expect(read(usage)).toEqual(amount(1.25, 'usd'));
  });

  it('is read without an envelope', () => {
    expect(parseTokenUsage(parsed(usage), display)).toEqual(amount(1.25, 'usd'));
  });

  it.each<[string, object, Balance | undefined]>([
    ['a text', { total_available: '6250000' }, amount(12.5, 'usd')],
    ['zero', { total_available: 0 }, amount(0, 'usd')],
    ['a negative zero', { total_available: '-0' }, amount(0, 'usd')],
    ['an overdraft', { total_available: -125_000 }, amount(-0.25, 'usd')],
    ['null, from granted and used', { total_available: null }, amount(1.25, 'usd')],
    ['an implausible number, likewise', { total_available: 1e300 }, amount(1.25, 'usd')],
    ['nothing', { total_available: null, total_used: null }, undefined],
    ['a wrong type', { total_available: {}, total_granted: [], total_used: true }, undefined],
  ])('tells what is left by %s', (_, fields, balance) => {
    expect(read({ ...usage, ...fields })).toEqual(balance);
  });

  it.each([true, 'true', 1])('is unlimited for %j, whatever is left', (unlimited) => {
    const data = { ...usage, unlimited_quota: unlimited, total_available: -3 };
    expect(read(data)).toEqual({ kind: 'unlimited' });
  });

  it.each([false, 'false', 0, null, {}])('is not unlimited for %j', (unlimited) => {
    expect(read({ ...usage, unlimited_quota: unlimited })).toEqual(amount(1.25, 'usd'));
  });

  it.each([[null], [[]], [{}], ['ok'], [7]])('is unreadable as %j', (data) => {
    expect(read(data)).toBeUndefined();
  });

  it('stays in quota without a status', () => {
    const response = parsed({ code: true, data: usage });
    expect(parseTokenUsage(response, UNKNOWN_DISPLAY)).toEqual(amount(625_000, 'quota'));
  });
});

describe('the billing endpoints', () => {
  const display = parseAmountDisplay(parsed({ data: { display_in_currency: true } }));

  it.each<[number, number, number]>([
    [20, 750, 12.5],
    [12.5, 1234, 0.16],
    [0.3, 10, 0.2],
    [5, 500, 0],
    [5, 650, -1.5],
    [0, 0, 0],
  ])('leave %d with a usage of %d hundredths at %d', (limit, totalUsage, left) => {
    expect(toBalance(limit, totalUsage, display)).toEqual(amount(left, 'usd'));
  });

  it.each<[unknown, number | undefined]>([
    [{ object: 'billing_subscription', hard_limit_usd: 20, soft_limit_usd: 30 }, 20],
    [{ code: 0, data: { hard_limit_usd: '20.50' } }, 20.5],
    [{ hard_limit_usd: 0 }, 0],
    [{ hard_limit_usd: null }, undefined],
    [{ soft_limit_usd: 20 }, undefined],
    [[20], undefined],
    [null, undefined],
  ])('tell the limit in %j', (body, limit) => {
    expect(parseLimit(parsed(body))).toBe(limit);
  });

  it.each<[unknown, number | undefined]>([
    [{ object: 'list', total_usage: 750 }, 750],
    [{ object: 'list', data: [], total_usage: '750.5' }, 750.5],
    [{ code: 0, data: { total_usage: 0 } }, 0],
    [{ object: 'list' }, undefined],
    [{ total_usage: {} }, undefined],
  ])('tell the usage in %j', (body, usage) => {
    expect(parseTotalUsage(parsed(body))).toBe(usage);
  });
});
