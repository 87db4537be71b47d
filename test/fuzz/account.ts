import fc from 'fast-check';
import {
  parseAmountDisplay,
  parseLimit,
  parseTokenUsage,
  parseTotalUsage,
  toBalance,
} from '../../utils/gateway/parse-balance.ts';
import { parseModels } from '../../utils/gateway/parse-models.ts';
import { parsePrices } from '../../utils/gateway/parse-prices.ts';
import type { ParsedResponse } from '../../utils/gateway/parse-response.ts';
import { parseSite } from '../../utils/gateway/parse-site.ts';
import { junk } from '../unit/support/damage.ts';
import { numbersIn } from '../unit/support/parsed-response.ts';
import { expectPlain } from './plain.ts';
import { assert, inTime, type Target, target, textOf } from './target.ts';

const text = textOf(
  ...['gpt-4-gizmo-*', 'gpt-4o-gizmo-*', '-gizmo-g-', 'rerank', 'embed', 'models/', 'gpts', 'v2/'],
  ...['https://', '//', '/topup', '#', 'user:secret@', 'pay.example', 'javascript:', '&amp;', '\\'],
  ...[
    'default',
    'vip',
    ',',
    'all',
    'USD',
    'CNY',
    'TOKENS',
    '\u202e',
    '\u0000',
    '\ud83d',
    ' ',
    '\n',
  ],
);

const number = fc.oneof(
  fc.constantFrom(0, -0, 1, 2, -1, 5e-324, 1e-9, 1e8, 1e15, 1e308, -1e308, 500_000),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom('12.50', '-0', '1e5', '9'.repeat(40), '.', '+1.'),
);

/** An object with some of these fields. */
function record(fields: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<unknown> {
  const all = Object.entries(fields).map(([name, value]) => [
    name,
    fc.oneof({ weight: 5, arbitrary: value }, { weight: 1, arbitrary: junk }),
  ]);
  return fc.record(Object.fromEntries(all), { requiredKeys: [] });
}

const byGroup = (value: fc.Arbitrary<unknown>) =>
  fc.dictionary(fc.constantFrom('', 'default', 'vip', '__proto__', 'toString'), value);
const byModel = (value: fc.Arbitrary<unknown>) =>
  fc.dictionary(fc.constantFrom('gpts', 'gpt-4-gizmo-*', 'gpts_search', 'constructor'), value);

const item = record({
  id: text,
  name: text,
  model_name: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom('gpts', 'gpts-search', 'gpt-4-gizmo-*') },
    text,
  ),
  quota_type: fc.oneof(fc.constantFrom(0, 1, 2), number),
  model_price: number,
  model_ratio: number,
  completion_ratio: number,
  billing_expr: text,
  enable_groups: fc.oneof(fc.array(text), text),
});

const fields = record({
  system_name: text,
  top_up_link: text,
  quota_per_unit: number,
  quota_display_type: text,
  display_in_currency: fc.boolean(),
  usd_exchange_rate: number,
  total_available: number,
  total_granted: number,
  total_used: number,
  unlimited_quota: fc.boolean(),
  hard_limit_usd: number,
  total_usage: number,
  group_ratio: byGroup(number),
  group_special: byModel(fc.array(text)),
  model_completion_ratio: byModel(number),
  model_group: byGroup(
    record({
      GroupRatio: number,
      ModelPrice: byModel(record({ priceType: number, isPrice: fc.boolean(), price: number })),
    }),
  ),
});

const list = fc.array(fc.oneof({ weight: 4, arbitrary: item }, text, junk), { maxLength: 6 });

const response: fc.Arbitrary<ParsedResponse> = fc
  .tuple(fc.oneof(list, fields, junk), fc.oneof(fields, junk), fc.boolean())
  .map(([data, envelope, isBare]) => ({ data, envelope: isBare ? data : envelope }));

/** Checks that each number can be shown: finite, and not the negative zero. */
function expectNumbers(value: unknown): void {
  for (const each of numbersIn(value)) {
    assert(Number.isFinite(each), `${each} is not finite.`);
    assert(!Object.is(each, -0), 'A number is the negative zero.');
  }
}

export const account: Target[] = [
  target('the models of a gateway', response, (given) => {
    const models = inTime(() => parseModels(given));
    expectPlain(models);
    expectNumbers(models);
  }),
  target('a balance', fc.tuple(response, response), ([given, status]) => {
    const display = inTime(() => parseAmountDisplay(status));
    expectNumbers(inTime(() => parseTokenUsage(given, display)));
    const limit = parseLimit(given);
    const usage = parseTotalUsage(given);
    if (limit !== undefined && usage !== undefined) expectNumbers(toBalance(limit, usage, display));
  }),
  target('the prices of a gateway', response, (given) => {
    const prices = inTime(() => parsePrices(given));
    expectNumbers(prices);
    assert(
      numbersIn(prices).every((price) => price >= 0),
      'A price is below zero.',
    );
  }),
  target('the site of a gateway', response, (given) => {
    const site = inTime(() => parseSite(given, 'https://gateway.example/proxy'));
    expectPlain(site);
    const url = site?.topUpUrl && new URL(site.topUpUrl);
    if (!url) return;
    assert(url.protocol === 'https:', `${url} is not an https link.`);
    assert(!url.username && !url.password, `${url} contains credentials.`);
  }),
];
