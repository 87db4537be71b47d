import { describe, expect, it } from 'vitest';
import { parsePrices } from '../../../utils/gateway/parse-prices.ts';
import { parsed } from '../support/parsed-response.ts';

const CHAT = { model_name: 'gpt-4-gizmo-*', quota_type: 1, model_price: 0.1, model_ratio: 0 };
const TOKENS = {
  model_name: 'gpt-4o-gizmo-*',
  quota_type: 0,
  model_price: 0,
  model_ratio: 2.5,
  completion_ratio: 3,
  enable_groups: ['default'],
};

function read(data: unknown, groupRatio: unknown = { default: 1 }) {
  return parsePrices(parsed({ success: true, data, group_ratio: groupRatio }));
}

const perMessage = (amount: number) => ({ chat: { per: 'message', amount } });
const perToken = (input: number, output: number) => ({
  chat: { per: 'million-tokens', input, output },
});

describe('the price of a chat message', () => {
  it.each<[string, object, object]>([
    ['a call', CHAT, perMessage(0.1)],
    ['a call, as text', { ...CHAT, quota_type: '1', model_price: '0.10' }, perMessage(0.1)],
    ['a call that is free', { ...CHAT, model_price: 0 }, perMessage(0)],
    ['a call without a type', { ...CHAT, quota_type: undefined }, perMessage(0.1)],
    ['a call that is declared as tokens', { ...CHAT, quota_type: 0 }, perMessage(0.1)],
    ['a call rather than tokens', { ...CHAT, model_ratio: 15 }, perMessage(0.1)],
    [
      'a call rather than tokens, without a type',
      { ...CHAT, quota_type: null, model_ratio: 15 },
      perMessage(0.1),
    ],
    ['tokens', TOKENS, perToken(5, 15)],
    ['tokens, as text', { ...TOKENS, model_ratio: '2.5', completion_ratio: '3' }, perToken(5, 15)],
    ['tokens without a ratio for answers', { ...TOKENS, completion_ratio: null }, perToken(5, 5)],
    ['tokens that are free', { ...TOKENS, model_ratio: 0 }, perToken(0, 0)],
    ['tokens without a type', { ...TOKENS, quota_type: undefined }, perToken(5, 15)],
    ['tokens that are declared as a call', { ...TOKENS, quota_type: 1 }, perToken(5, 15)],
    ['tokens rather than a call', { ...TOKENS, model_price: 0.1 }, perToken(5, 15)],
  ])('is listed for %s', (_, entry, prices) => {
    expect(read([{ model_name: 'gpt-4o', quota_type: 1, model_price: 9 }, entry])).toEqual(prices);
  });

  it.each<[string, object]>([
    ['is not set', { ...CHAT, model_price: -1 }],
    ['is missing', { ...CHAT, model_price: undefined }],
    ['is null', { ...CHAT, model_price: null, model_ratio: null }],
    ['is no number', { ...CHAT, model_price: 'ask us' }],
    ['is implausible', { ...CHAT, model_price: 1e300 }],
    ['is by time', { ...CHAT, quota_type: 2 }],
    ['is a formula', { ...TOKENS, billing_mode: 'tiered_expr', billing_expr: 'p * 2' }],
    ['has no type and is zero', { ...CHAT, quota_type: undefined, model_price: 0 }],
    ['belongs to another model', { ...CHAT, model_name: 'gpt-4-gizmo-g-2fkFE8rbu' }],
    ['has no name', { ...CHAT, model_name: null }],
  ])('is not stated if it %s', (_, entry) => {
    expect(read([entry])).toEqual({});
  });

  it('is that of gpt-4-gizmo-* before that of gpt-4o-gizmo-*, in any order', () => {
    expect(read([TOKENS, CHAT])).toEqual(perMessage(0.1));
    expect(read([CHAT, TOKENS])).toEqual(perMessage(0.1));
    expect(read([TOKENS])).toEqual(perToken(5, 15));
  });

  it('is not stated if that of gpt-4-gizmo-* is unknown, because a chat would use that model', () => {
    expect(read([TOKENS, { ...CHAT, model_price: -1 }])).toEqual({});
  });

  it('has no inaccuracy of floating-point numbers', () => {
    expect(read([{ ...CHAT, model_price: 0.1 }], { default: 3 })).toEqual(perMessage(0.3));
    expect(read([{ ...TOKENS, model_ratio: 0.35 }], { default: 0.1 })).toEqual(
      perToken(0.07, 0.21),
    );
  });
});

describe('the factor of a group', () => {
  const groups = (enabled: unknown, ratios: unknown) =>
    read([{ ...CHAT, model_price: 1, enable_groups: enabled }], ratios)?.chat;
  const dollars = (amount: number) => ({ per: 'message', amount });

  it.each<[string, unknown, unknown, number]>([
    ['default, although another is cheaper', ['vip', 'default'], { vip: 0.5, default: 2 }, 2],
    ['the cheapest without default', ['b', 'a', 'c'], { a: 0.9, b: 1.5, c: 3, default: 0.1 }, 0.9],
    ['the only one', ['vip'], { default: 1, vip: 0.5 }, 0.5],
    ['default, if all are enabled', ['all'], { vip: 0.5, default: 2 }, 2],
    ['default, if none is listed', [], { vip: 0.5, default: 2 }, 2],
    ['default, if groups are missing', undefined, { vip: 0.5, default: 2 }, 2],
    ['default, if groups have a wrong type', { default: 1 }, { vip: 0.5, default: 2 }, 2],
    ['the cheapest of all without default', null, { vip: 0.5, pro: 0.25 }, 0.25],
    ['one in a text', 'vip, pro', { default: 1, vip: 0.5, pro: 0.75 }, 0.5],
    ['one as text', ['default'], { default: '1.5' }, 1.5],
    ['a free one', ['default'], { default: 0 }, 0],
    ['one open to anybody', ['hidden', 'vip'], { default: 1, vip: 0.5 }, 0.5],
    ['none, if the gateway has none', ['default'], undefined, 1],
    ['none, if the factors are null', ['default'], null, 1],
  ])('is that of %s', (_, enabled, ratios, price) => {
    const body = { success: true, data: [{ ...CHAT, model_price: 1, enable_groups: enabled }] };
    const prices = parsePrices(
      parsed(ratios === undefined ? body : { ...body, group_ratio: ratios }),
    );
    expect(prices?.chat).toEqual(dollars(price));
  });

  it.each<[string, unknown, unknown]>([
    ['the model is enabled for hidden groups only', ['hidden'], { default: 1 }],
    ['all factors of its groups are negative', ['default'], { default: -1, vip: 1 }],
    ['no group is open to anybody', ['default'], {}],
    ['the factors are a text', ['default'], 'none'],
    ['the factors are a number', ['default'], 0],
    ['the factors are a list', ['default'], [1]],
    ['the factor is implausible', ['default'], { default: 1e300 }],
  ])('leaves the price unstated if %s', (_, enabled, ratios) => {
    expect(groups(enabled, ratios)).toBeUndefined();
  });

  it('leaves the price unstated if the product is implausible', () => {
    const price = { ...CHAT, model_price: 1e14 };
    expect(read([price], { default: 100 })).toEqual({});
    expect(read([{ ...TOKENS, model_ratio: 1e9, completion_ratio: 1e9 }])).toEqual({});
  });

  it('ignores names from the prototype of objects', () => {
    expect(groups(['constructor', '__proto__', 'toString'], { default: 1 })).toBeUndefined();
    const own = JSON.parse('{"default":1,"__proto__":0.5}') as unknown;
    expect(groups(['__proto__'], own)).toEqual(dollars(0.5));
  });
});

describe('the price of a look-up or a search', () => {
  const call = (model_name: unknown, model_price: unknown = 0.01) => ({
    model_name,
    quota_type: 1,
    model_price,
  });

  it.each([
    'gpts',
    'GPTs',
    'gpts-info',
    'gpts_info',
    'gpts-lookup',
    'gpts-id',
    '/v2/gpts/',
    'v1/gpts',
  ])('is that of %s for look-ups', (name) => {
    expect(read([call(name)])).toEqual({ lookup: 0.01 });
  });

  it.each(['gpts-search', 'gpts_search', 'search-gpts', 'v2/gpts/search', '/v1/gpts/search'])(
    'is that of %s for searches',
    (name) => {
      expect(read([call(name)])).toEqual({ search: 0.01 });
    },
  );

  it.each([
    'gpt',
    'gpts-4',
    'gpts-chat',
    'my-gpts',
    'gizmo',
    'v2',
    'search',
    'gpt-4o-search-preview',
    '',
  ])('is not that of %j, which may be something else', (name) => {
    expect(read([call(name)])).toEqual({});
  });

  it('is multiplied by the factor of the group', () => {
    expect(read([call('gpts'), call('gpts-search', '0.02')], { default: 0.5 })).toEqual({
      lookup: 0.005,
      search: 0.01,
    });
  });

  it('is not stated by tokens', () => {
    expect(read([{ ...TOKENS, model_name: 'gpts' }])).toEqual({});
  });

  it('is that of the more specific name', () => {
    expect(read([call('gpts', 0.5), call('gpts-info', 0.01)])).toEqual({ lookup: 0.01 });
  });
});

describe('a response with groups that contain prices', () => {
  const groups = {
    model_info: { 'gpt-4-gizmo-*': { name: 'gpt-4-gizmo-*' } },
    model_completion_ratio: { 'gpt-4o-gizmo-*': 3, 'gpt-4-gizmo-*': 2 },
    group_special: { gpts: ['vip'] },
    model_group: {
      '': {
        DisplayName: 'Nobody',
        GroupRatio: 0,
        ModelPrice: { 'gpts-search': { priceType: 1, price: 0.5 } },
      },
      default: {
        DisplayName: 'Default',
        GroupRatio: 2,
        ModelPrice: {
          'gpt-4-gizmo-*': { priceType: 1, price: 0.1 },
          gpts: { priceType: 1, price: 0.03 },
        },
      },
      vip: {
        GroupRatio: 0.5,
        ModelPrice: {
          'gpt-4-gizmo-*': { priceType: 1, price: 0.2 },
          gpts: { isPrice: true, price: 0.04 },
        },
      },
      broken: null,
    },
  };
  const withModels = (models: object) =>
    parsePrices(
      parsed({
        success: true,
        data: {
          ...groups,
          model_group: { default: { GroupRatio: 1, ModelPrice: models } },
        },
      }),
    );

  it('lists the price of the default group, or of the group that has the model', () => {
    expect(parsePrices(parsed({ success: true, data: groups }))).toEqual({
      ...perMessage(0.2),
      lookup: 0.02,
    });
  });

  it('lists the price of a message rather than that of tokens', () => {
    const name = 'gpt-4-gizmo-*';
    const group = (priceType: number) => ({
      GroupRatio: 1,
      ModelPrice: { [name]: { priceType, price: 5 } },
    });
    for (const types of [
      [0, 1],
      [1, 0],
    ]) {
      const [pro, vip] = types.map(group);
      const body = { success: true, data: { model_group: { pro, vip } } };
      expect(parsePrices(parsed(body))).toEqual(perMessage(5));
    }
  });

  it.each<[string, object, object]>([
    ['by tokens', { priceType: 0, price: 2.5 }, perToken(5, 15)],
    ['by tokens, in the older form', { isPrice: false, price: 2.5 }, perToken(5, 15)],
    ['by time', { priceType: 2, price: 2.5 }, {}],
    ['that is not set', { priceType: 1, price: -1 }, {}],
    ['that is null', { priceType: 1, price: null }, {}],
  ])('lists a price %s', (_, stated, prices) => {
    expect(withModels({ 'gpt-4o-gizmo-*': stated })).toEqual(prices);
  });

  it.each([[{}], [{ 'gpt-4-gizmo-*': null }], [{ 'gpt-4-gizmo-*': 5 }], [null], [[]]])(
    'states no price in %j',
    (models) => {
      expect(withModels(models as object)).toEqual({});
    },
  );
});

describe('a list of prices', () => {
  it.each<[string, unknown]>([
    ['in an envelope', { success: true, data: [CHAT], group_ratio: { default: 2 } }],
    ['inside data', { success: true, data: { models: [CHAT], group_ratio: { default: 2 } } }],
    ['inside data, factors beside it', { data: { items: [CHAT] }, group_ratio: { default: 2 } }],
    ['with an own name', { pricing: [CHAT], group_ratio: { default: 2 } }],
  ])('is found %s', (_, body) => {
    expect(parsePrices(parsed(body))).toEqual(perMessage(0.2));
  });

  it.each<[string, unknown]>([
    ['empty', { success: true, data: [] }],
    ['null', { success: true, data: null }],
    ['full of other things', { data: [null, 5, 'gpts', [], {}, { model_name: {} }] }],
  ])('states nothing if it is %s', (_, body) => {
    expect(parsePrices(parsed(body))).toEqual({});
  });

  it.each([[null], [7], [{}], [{ status: 'ok' }], [{ data: { a: 1 } }], [{ data: 'none' }]])(
    'is unreadable as %j',
    (body) => {
      expect(parsePrices(parsed(body))).toBeUndefined();
    },
  );

  it('is read if it is huge', () => {
    const many = Array.from({ length: 50_000 }, (_, index) => ({
      ...CHAT,
      model_name: `model-${index}${'x'.repeat(index === 5 ? 1_000_000 : 0)}`,
    }));
    expect(read([...many, CHAT])).toEqual(perMessage(0.1));
  });

  it('is read in time if it repeats one model for very many groups', () => {
    const names = Array.from({ length: 20_000 }, (_, index) => `group-${index}`);
    const ratios = Object.fromEntries(names.map((name) => [name, 2]));
    const entries = names.map((_, index) => ({
      ...CHAT,
      enable_groups: index === 0 ? names : undefined,
    }));
    const start = performance.now();
    expect(read(entries, ratios)).toEqual(perMessage(0.2));
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
