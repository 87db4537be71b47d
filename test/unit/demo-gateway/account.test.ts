import { describe, expect, it } from 'vitest';
import { DOCUMENTED_ID } from '../../gateway/catalogue.ts';
import { startGateway } from '../../gateway/server.ts';
import { request, useDemoGateway } from '../support/demo-gateway.ts';

const gateway = useDemoGateway();

const ask = (path: string, init?: RequestInit) => request(gateway, path, init);

async function read(path: string) {
  const answer = await ask(path);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    200,
    'application/json; charset=utf-8',
  ]);
  return answer.json();
}

const WITH_KEY = [
  '/v1/models',
  '/v1/models/gpt-4o',
  '/api/usage/token/',
  '/api/log/token',
  '/v1/dashboard/billing/subscription',
  '/dashboard/billing/subscription',
  '/v1/dashboard/billing/usage',
  '/dashboard/billing/usage',
];
const WITHOUT_KEY = ['/api/status', '/api/pricing'];

describe('the key of the account', () => {
  it.each(WITH_KEY)('is required at %s and must be correct', async (path) => {
    const without = await ask(path, { headers: {} });
    expect([without.status, await without.text()]).toEqual([
      401,
      expect.stringContaining('未提供令牌'),
    ]);
    const wrong = await ask(path, { headers: { Authorization: 'Bearer sk-other' } });
    expect([wrong.status, await wrong.text()]).toEqual([
      401,
      expect.stringContaining('无效的令牌'),
    ]);
  });

  it.each(WITHOUT_KEY)('is not required at %s', async (path) => {
    expect((await ask(path, { headers: {} })).status).toBe(200);
  });

  it('is refused in the format of its endpoint', async () => {
    const refusal = async (path: string) => (await ask(path, { headers: {} })).json();
    expect(await refusal('/v1/models')).toMatchObject({ error: { type: 'one_api_error' } });
    expect(await refusal('/api/usage/token/')).toMatchObject({ success: false });
  });

  it('is not accepted in the query of the log', async () => {
    const path = `/api/log/token?key=${gateway.key}`;
    expect((await ask(path, { headers: {} })).status).toBe(401);
  });
});

describe('GET /v1/models', () => {
  it('lists models for GPTs, chats, ranking and embeddings as newer versions of new-api do', async () => {
    const { success, object, data } = await read('/v1/models');
    expect({ success, object }).toEqual({ success: true, object: 'list' });
    expect(data.map(({ id }: { id: string }) => id)).toEqual(
      expect.arrayContaining([
        'gpt-4-gizmo-*',
        'gpt-4o',
        'jina-reranker-v2-base-multilingual',
        'text-embedding-3-small',
      ]),
    );
    expect(data[0]).toEqual({
      id: 'gpt-4-gizmo-*',
      object: 'model',
      created: expect.any(Number),
      owned_by: 'lanternworks',
      supported_endpoint_types: ['openai'],
    });
  });

  it('returns one model, but reports every model for GPTs as missing with status 200', async () => {
    expect(await read('/v1/models/gpt-4o')).toMatchObject({ id: 'gpt-4o', object: 'model' });
    for (const id of ['gpt-4-gizmo-*', `gpt-4-gizmo-${DOCUMENTED_ID}`, '%E0%A4%A']) {
      expect(await read(`/v1/models/${id}`)).toMatchObject({ error: { code: 'model_not_found' } });
    }
  });
});

describe('GET /api/status', () => {
  it('tells name, units and where to top up', async () => {
    const { success, data } = await read('/api/status');
    expect(success).toBe(true);
    expect(data).toMatchObject({
      system_name: 'Demo Gateway',
      quota_per_unit: 500_000,
      display_in_currency: true,
      quota_display_type: 'USD',
      top_up_link: expect.stringMatching(/^https:/),
    });
  });

  it('tells the name that was chosen', async () => {
    const named = await startGateway({ name: 'Second Gateway' });
    const { data } = await (await fetch(`${named.url}/api/status`)).json();
    await named.close();
    expect(data.system_name).toBe('Second Gateway');
  });
});

describe('GET /api/pricing', () => {
  it('lists prices for each call, and for a million tokens', async () => {
    const { data, group_ratio, usable_group } = await read('/api/pricing');
    const listed = (name: string) =>
      data.find(({ model_name }: { model_name: string }) => model_name === name);
    expect(listed('gpts-lookup')).toMatchObject({ quota_type: 1, model_price: 0.01 });
    expect(listed('gpts-search')).toMatchObject({ quota_type: 1, model_price: 0.01 });
    expect(listed('gpt-4-gizmo-*')).toMatchObject({ quota_type: 1, model_price: 0.1 });
    expect(listed('gpt-4o')).toMatchObject({ quota_type: 0, model_ratio: 1.25 });
    expect(group_ratio).toEqual({ default: 1 });
    expect(Object.keys(usable_group)).toEqual(['default']);
  });
});

describe('the balance', () => {
  it('is told in quota by the usage of the key', async () => {
    expect(await read('/api/usage/token/')).toEqual({
      code: true,
      message: 'ok',
      data: {
        object: 'token_usage',
        name: 'gpt-lens-demo',
        total_granted: 7_500_000,
        total_used: 1_300_000,
        total_available: 6_200_000,
        unlimited_quota: false,
        model_limits: {},
        model_limits_enabled: false,
        expires_at: 0,
      },
    });
  });

  it.each(['', '/v1'])(
    'is told in US dollars by the billing pair at %s/dashboard',
    async (base) => {
      const { object, hard_limit_usd, access_until } = await read(
        `${base}/dashboard/billing/subscription`,
      );
      const { total_usage } = await read(`${base}/dashboard/billing/usage`);
      expect({ object, access_until }).toEqual({ object: 'billing_subscription', access_until: 0 });
      expect(hard_limit_usd - total_usage / 100).toBeCloseTo(12.4, 9);
    },
  );

  it('decreases by the listed price with each look-up that finds something and each search', async () => {
    const left = async () => (await read('/api/usage/token/')).data.total_available / 500_000;
    await ask(`/v2/gpts/${DOCUMENTED_ID}`);
    expect(await left()).toBeCloseTo(12.39, 9);
    await ask('/v1/gpts/search?search=no%20such%20words');
    expect(await left()).toBeCloseTo(12.38, 9);
    expect(gateway.balance()).toBeCloseTo(12.38, 9);
    const { total_usage } = await read('/v1/dashboard/billing/usage');
    expect(total_usage).toBeCloseTo(262, 9);
  });

  it('pays for good responses in another shape', async () => {
    gateway.fail({ kind: 'flat' });
    await ask(`/v2/gpts/${DOCUMENTED_ID}`);
    expect(gateway.balance()).toBeCloseTo(12.39, 9);
  });

  it('does not pay for unknown ids, failures, refused keys and requests about the account', async () => {
    await ask('/v2/gpts/g-000000000');
    await ask(`/v2/gpts/${DOCUMENTED_ID}`, { headers: {} });
    for (const path of [...WITH_KEY, ...WITHOUT_KEY]) await ask(path);
    gateway.fail({ kind: 'saturated-503' });
    await ask(`/v2/gpts/${DOCUMENTED_ID}`);
    expect(gateway.balance()).toBe(12.4);
  });

  it('refuses look-ups that it does not cover, until it is restored', async () => {
    gateway.setBalance(0.015);
    const lookUp = async () => (await ask(`/v2/gpts/${DOCUMENTED_ID}`)).status;
    expect([await lookUp(), await lookUp()]).toEqual([200, 403]);
    expect(gateway.balance()).toBeCloseTo(0.005, 9);
    const { error } = await (await ask('/v2/gpts/search?query=code')).json();
    expect(error.code).toBe('insufficient_user_quota');
    gateway.heal();
    expect(await lookUp()).toBe(200);
    expect(gateway.balance()).toBeCloseTo(12.39, 9);
  });

  it('can be chosen for the start', async () => {
    const poor = await startGateway({ balance: 0.5 });
    expect(poor.balance()).toBe(0.5);
    await poor.close();
    await expect(startGateway({ balance: Number.NaN })).rejects.toThrow('US dollars');
    await expect(startGateway({ balance: -1 })).rejects.toThrow('US dollars');
  });
});

describe('GET /api/log/token', () => {
  it('lists what look-ups and searches have cost, newest first', async () => {
    expect(await read('/api/log/token')).toEqual({ success: true, message: '', data: [] });
    await ask(`/v2/gpts/${DOCUMENTED_ID}`);
    await ask('/v2/gpts/search?query=code');
    const { data } = await read('/api/log/token');
    expect(data).toMatchObject([
      { type: 2, model_name: 'gpts-search', quota: 5000, is_stream: false },
      { type: 2, model_name: 'gpts-lookup', quota: 5000, is_stream: false },
    ]);
    expect(Math.abs(data[0].created_at - Date.now() / 1000)).toBeLessThan(60);
  });
});

describe('statistics of the account', () => {
  it('count requests by path, and not as look-ups', async () => {
    await ask('/v1/models');
    await ask('/v1/models?limit=5');
    await ask('/api/usage/token/', { headers: {} });
    await ask('/dashboard/billing/usage');
    expect(gateway.stats()).toMatchObject({
      account: { '/v1/models': 2, '/api/usage/token/': 1, '/dashboard/billing/usage': 1 },
      lookups: 0,
      refused: 0,
      failed: 0,
      maxInFlight: 0,
    });
    expect(gateway.stats().log).toHaveLength(4);
    gateway.resetStats();
    expect(gateway.stats().account).toEqual({});
  });
});
