import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createAccountClient } from '../../../utils/gateway/account-client.ts';
import {
  INVALID_URL,
  type Route,
  useAccountGateway,
  WEB_PAGE,
} from '../support/account-gateway.ts';
import { numbersIn } from '../support/parsed-response.ts';

const KEY = 'sk-invented';

const gateway = useAccountGateway();

const client = () =>
  createAccountClient({ baseUrl: gateway.url, apiKey: KEY }, { isAllowed: async () => true });

const USAGE = '/api/usage/token/';
const [LIMIT, TOTAL] = ['/v1/dashboard/billing/subscription', '/v1/dashboard/billing/usage'];
const [OTHER_LIMIT, OTHER_TOTAL] = ['/dashboard/billing/subscription', '/dashboard/billing/usage'];
const [STATUS, PRICING, MODELS] = ['/api/status', '/api/pricing', '/v1/models'];

const usage = (data: object): Route => ({ body: { code: true, message: 'ok', data } });
const limit = (dollars: unknown): Route => ({
  body: { object: 'billing_subscription', has_payment_method: true, hard_limit_usd: dollars },
});
const total = (hundredths: unknown): Route => ({
  body: { object: 'list', total_usage: hundredths },
});
const status = (data: object): Route => ({ body: { success: true, message: '', data } });
const DOLLARS = status({ quota_per_unit: 500_000, display_in_currency: true });
const refusal = (code: number, message: string): Route => ({
  status: code,
  body: { error: { message, type: 'one_api_error' } },
});
const EXHAUSTED = refusal(401, '该令牌额度已用尽 (request id: 2026)');
const usd = (amount: number) => ({ ok: true, value: { kind: 'amount', amount, unit: 'usd' } });
const NOT_OFFERED = { ok: true, value: { kind: 'not-offered' } };

describe('the balance', () => {
  it('is read from the usage of the key, with the unit of the status', async () => {
    gateway.routes = { [USAGE]: usage({ total_available: 6_200_000 }), [STATUS]: DOLLARS };
    expect(await client().readBalance()).toEqual(usd(12.4));
    expect(gateway.paths().sort()).toEqual([STATUS, USAGE]);
  });

  it.each<[string, Route]>([
    ['is missing', INVALID_URL],
    ['is a web page', WEB_PAGE],
    ['fails', { status: 500, body: 'error' }],
    ['is no JSON', { body: '{"success":' }],
    ['is a list', { body: [] }],
  ])('stays in quota if the status %s', async (_, route) => {
    gateway.routes = { [USAGE]: usage({ total_available: 6_200_000 }), [STATUS]: route };
    expect(await client().readBalance()).toEqual({
      ok: true,
      value: { kind: 'amount', amount: 6_200_000, unit: 'quota' },
    });
  });

  it('is unlimited for a key without a limit', async () => {
    gateway.routes = { [USAGE]: usage({ unlimited_quota: true, total_available: 0 }) };
    expect(await client().readBalance()).toEqual({ ok: true, value: { kind: 'unlimited' } });
  });

  it('of an exhausted key is read from its usage, although billing refuses the key', async () => {
    gateway.routes = {
      [USAGE]: usage({ total_available: -12_500 }),
      [STATUS]: DOLLARS,
      [LIMIT]: EXHAUSTED,
    };
    expect(await client().readBalance()).toEqual(usd(-0.025));
  });

  it.each<[string, Route]>([
    ['is missing', INVALID_URL],
    ['is a web page', WEB_PAGE],
    ['has another shape', { body: { code: 0, data: { total: 5 } } }],
    ['fails with a message', { body: { success: false, message: 'no such key' } }],
    [
      'requires a session',
      { status: 401, body: { success: false, message: '未登录且未提供 access token' } },
    ],
    ['fails on the server', { status: 500, body: '' }],
    ['is redirected', { status: 302, headers: { location: '/login' } }],
    ['is empty', { body: '' }],
  ])('is read from the billing endpoints if the usage of the key %s', async (_, route) => {
    gateway.routes = { [USAGE]: route, [STATUS]: DOLLARS, [LIMIT]: limit(20), [TOTAL]: total(750) };
    expect(await client().readBalance()).toEqual(usd(12.5));
  });

  it.each<[string, Route]>([
    ['are missing', INVALID_URL],
    ['are web pages', WEB_PAGE],
    [
      'are 404 with a message of their own',
      { status: 404, body: { message: 'Nope, no GPTs here' } },
    ],
    ['are 405', { status: 405, body: '' }],
  ])('is read from billing endpoints without /v1 if those with it %s', async (_, route) => {
    gateway.routes = {
      [LIMIT]: route,
      [STATUS]: DOLLARS,
      [OTHER_LIMIT]: limit('20.00'),
      [OTHER_TOTAL]: total('750'),
    };
    expect(await client().readBalance()).toEqual(usd(12.5));
  });

  it('is read from the other place if only the limit is there', async () => {
    gateway.routes = {
      [LIMIT]: limit(99),
      [STATUS]: DOLLARS,
      [OTHER_LIMIT]: limit(20),
      [OTHER_TOTAL]: total(750),
    };
    expect(await client().readBalance()).toEqual(usd(12.5));
  });

  it.each([100_000_000, '100000000'])('is unlimited for a billing limit of %j', async (value) => {
    gateway.routes = { [LIMIT]: limit(value) };
    expect(await client().readBalance()).toEqual({ ok: true, value: { kind: 'unlimited' } });
    expect(gateway.paths()).not.toContain(TOTAL);
  });

  it.each<[string, Route]>([
    ['Invalid URL', INVALID_URL],
    ['web pages', WEB_PAGE],
    ['an empty 404', { status: 404, body: '' }],
    ['a 404 with another message', { status: 404, body: { detail: 'There is nothing at all' } }],
    ['a 404 in an envelope', { status: 404, body: { code: 404, msg: 'gone', data: null } }],
    ['405', { status: 405, body: '' }],
    ['501', { status: 501, body: '' }],
  ])('is not offered if the gateway answers everything with %s', async (_, fallback) => {
    gateway.fallback = fallback;
    expect(await client().readBalance()).toEqual(NOT_OFFERED);
  });

  it.each<[string, Record<string, Route>, object]>([
    [
      'an error with status 200',
      { [LIMIT]: { body: { error: { message: 'record not found', type: 'upstream_error' } } } },
      { kind: 'refused', said: 'record not found' },
    ],
    [
      'an error with status 200 instead of the usage',
      {
        [LIMIT]: limit(20),
        [TOTAL]: { body: { error: { message: 'record not found', type: 'new_api_error' } } },
      },
      { kind: 'refused', said: 'record not found' },
    ],
    ['an exhausted key', { [LIMIT]: EXHAUSTED }, { kind: 'key-refused', reason: 'exhausted' }],
    ['a forbidden endpoint', { [LIMIT]: refusal(403, 'Use a session') }, { kind: 'forbidden' }],
    ['a limit of null', { [LIMIT]: limit(null) }, { kind: 'unreadable' }],
    ['a usage of null', { [LIMIT]: limit(20), [TOTAL]: total(null) }, { kind: 'unreadable' }],
    [
      'an implausible limit',
      { [LIMIT]: { body: '{"hard_limit_usd":1e999}' } },
      { kind: 'unreadable' },
    ],
    ['an empty body', { [LIMIT]: { body: '' } }, { kind: 'unreadable' }],
    [
      'a usage of the key that fails while billing is missing',
      { [USAGE]: { status: 500, body: '' } },
      { kind: 'server-error', status: 500 },
    ],
    [
      'a usage of the key in an unknown shape while billing is missing',
      { [USAGE]: usage({}) },
      { kind: 'unreadable' },
    ],
  ])('fails for %s', async (_, routes, failure) => {
    gateway.routes = { [STATUS]: DOLLARS, ...routes };
    const result = await client().readBalance();
    expect(result).toMatchObject({ ok: false, failure });
  });

  it('fails without more requests if the gateway limits requests', async () => {
    gateway.routes = { [USAGE]: { status: 429, headers: { 'retry-after': '60' }, body: '' } };
    expect(await client().readBalance()).toMatchObject({ failure: { kind: 'rate-limited' } });
    expect(gateway.paths().sort()).toEqual([STATUS, USAGE]);
  });

  it('fails without more requests if there is no connection', async () => {
    const access = { baseUrl: 'http://127.0.0.1:9', apiKey: KEY };
    const fetching = vi.spyOn(globalThis, 'fetch');
    const offline = createAccountClient(access, { isAllowed: async () => true });
    expect(await offline.readBalance()).toEqual({ ok: false, failure: { kind: 'unreachable' } });
    const blocked = createAccountClient(access, { isAllowed: async () => false });
    expect(await blocked.readBalance()).toEqual({ ok: false, failure: { kind: 'no-access' } });
    expect(fetching).toHaveBeenCalledTimes(4);
    fetching.mockRestore();
  });
});

describe('models', () => {
  it('are read with the key', async () => {
    gateway.routes = { [MODELS]: { body: { success: true, data: [{ id: 'gpt-4-gizmo-*' }] } } };
    expect(await client().readModels()).toMatchObject({
      ok: true,
      value: { count: 1, gptModels: ['gpt-4-gizmo-*'] },
    });
    expect(gateway.requests).toEqual([
      { method: 'GET', path: MODELS, authorization: `Bearer ${KEY}`, cookie: undefined },
    ]);
  });

  it.each<[string, Route, object]>([
    ['missing', INVALID_URL, { kind: 'endpoint-missing' }],
    ['a web page', WEB_PAGE, { kind: 'not-a-gateway' }],
    ['refused', refusal(401, '无效的令牌'), { kind: 'key-refused' }],
    [
      'refused with status 200',
      { body: { success: false, message: '无效的令牌' } },
      { kind: 'key-refused' },
    ],
    ['of another shape', { body: { a: 1 } }, { kind: 'unreadable' }],
    ['empty', { body: '' }, { kind: 'unreadable' }],
    ['limited', { status: 429, body: '' }, { kind: 'rate-limited' }],
  ])('fail if the list is %s', async (_, route, failure) => {
    gateway.routes = { [MODELS]: route };
    expect(await client().readModels()).toMatchObject({ ok: false, failure });
  });
});

describe('prices', () => {
  it('are read from the list', async () => {
    const data = [{ model_name: 'gpt-4-gizmo-*', quota_type: 1, model_price: 0.1 }];
    gateway.routes = { [PRICING]: { body: { success: true, data, group_ratio: { default: 2 } } } };
    expect(await client().readPrices()).toEqual({
      ok: true,
      value: { chat: { per: 'message', amount: 0.2 } },
    });
  });

  it.each<[string, Route, object]>([
    ['missing', INVALID_URL, { kind: 'endpoint-missing' }],
    ['a web page', WEB_PAGE, { kind: 'not-a-gateway' }],
    [
      'only for users with a session',
      { status: 401, body: { success: false, message: '未登录且未提供 access token' } },
      { kind: 'endpoint-missing' },
    ],
    ['of another shape', { body: { data: 'none' } }, { kind: 'unreadable' }],
    ['broken', { status: 502, body: '<html>' }, { kind: 'server-error', status: 502 }],
  ])('fail if the list is %s', async (_, route, failure) => {
    gateway.routes = { [PRICING]: route };
    expect(await client().readPrices()).toMatchObject({ ok: false, failure });
  });
});

describe('the site', () => {
  it('is read from the status', async () => {
    gateway.routes = {
      [STATUS]: status({ system_name: 'North', top_up_link: 'https://pay.example/' }),
    };
    expect(await client().readSite()).toEqual({
      ok: true,
      value: { name: 'North', topUpUrl: 'https://pay.example/' },
    });
  });

  it('is read together with the balance in one request for the status', async () => {
    gateway.routes = { [USAGE]: usage({ total_available: 5 }), [STATUS]: DOLLARS };
    const reader = client();
    await Promise.all([reader.readBalance(), reader.readSite()]);
    expect(gateway.paths().sort()).toEqual([STATUS, USAGE]);
    await reader.readSite();
    expect(gateway.paths()).toHaveLength(3);
  });

  it.each<[string, Route]>([
    ['missing', INVALID_URL],
    ['a web page', WEB_PAGE],
    ['of another shape', { body: [1] }],
  ])('is unknown if the status is %s', async (_, route) => {
    gateway.routes = { [STATUS]: route };
    expect(await client().readSite()).toMatchObject({ ok: false });
  });
});

describe('the key', () => {
  it('is sent in one header to the endpoints about the account, and to no public one', async () => {
    gateway.routes = { [LIMIT]: limit(1), [TOTAL]: total(1) };
    const reader = client();
    await reader.readBalance();
    await reader.readModels();
    await reader.readPrices();
    await reader.readSite();
    const withKey = gateway.requests.filter(({ authorization }) => authorization);
    expect(withKey.map(({ path }) => path)).toEqual([USAGE, LIMIT, TOTAL, MODELS]);
    expect(new Set(withKey.map(({ authorization }) => authorization))).toEqual(
      new Set([`Bearer ${KEY}`]),
    );
    const without = gateway.requests.filter(({ authorization }) => authorization === undefined);
    expect(without.map(({ path }) => path)).toEqual([STATUS, PRICING, STATUS]);
    expect(gateway.paths().join()).not.toContain(KEY);
    expect(gateway.requests.every(({ method }) => method === 'GET')).toBe(true);
  });

  describe('and redirects', () => {
    afterEach(() => vi.unstubAllGlobals());

    it('are refused for every request, with and without the key', async () => {
      const seen: RequestInit[] = [];
      vi.stubGlobal('fetch', async (_: string, options: RequestInit) => {
        seen.push(options);
        // What browsers return for a redirect that is not followed.
        return { type: 'opaqueredirect', status: 0 };
      });
      const reader = client();
      const failure = { ok: false, failure: { kind: 'redirected' } };
      expect(await reader.readBalance()).toEqual(failure);
      expect(await reader.readModels()).toEqual(failure);
      expect(await reader.readPrices()).toEqual(failure);
      expect(await reader.readSite()).toEqual(failure);
      expect(seen.length).toBeGreaterThan(4);
      expect(
        seen.every(
          ({ redirect, credentials, referrerPolicy }) =>
            redirect === 'manual' && credentials === 'omit' && referrerPolicy === 'no-referrer',
        ),
      ).toBe(true);
    });
  });
});

describe('an aborted reading', () => {
  it.each(['readBalance', 'readModels', 'readPrices', 'readSite'] as const)(
    'rejects: %s',
    async (method) => {
      gateway.fallback = { isSilent: true };
      const leaving = AbortSignal.timeout(50);
      await expect(client()[method](leaving)).rejects.toThrow();
    },
  );
});

describe('any response', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('gives results with plausible numbers, or a failure', async () => {
    const name = fc.constantFrom(
      ...['data', 'success', 'code', 'error', 'models', 'group_ratio', 'model_group', 'ModelPrice'],
      ...['total_available', 'hard_limit_usd', 'total_usage', 'quota_per_unit', 'default'],
      ...['model_name', 'model_price', 'model_ratio', 'gpts', 'top_up_link', '__proto__'],
    );
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.constantFrom(null, true, false, '', '12.50', 'gpts', 'gpt-4-gizmo-*', '<html>'),
        fc.constantFrom(0, -0, 1, -1, 5e-324, 1e308, -1e308, 1e8, 500_000, 0.1),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(name, tie('value'), { maxKeys: 6 }),
      ),
    }));
    const body = fc.oneof(
      { weight: 5, arbitrary: value.map((each) => JSON.stringify(each)) },
      { weight: 1, arbitrary: fc.string() },
      { weight: 1, arbitrary: fc.constantFrom('', '<!doctype html>', '{"data":1e999}', '[[[[') },
    );
    const code = fc.constantFrom(200, 200, 200, 200, 401, 404, 429, 500);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(code, body), { minLength: 1 }), async (responses) => {
        let next = 0;
        vi.stubGlobal('fetch', async () => {
          const [status, text] = responses[next++ % responses.length] ?? [200, ''];
          return new Response(text, { status });
        });
        const reader = client();
        const results = [
          await reader.readBalance(),
          await reader.readModels(),
          await reader.readPrices(),
          await reader.readSite(),
        ];
        for (const result of results) {
          if (!result.ok) continue;
          for (const number of numbersIn(result.value)) {
            expect(Number.isFinite(number)).toBe(true);
            expect(Object.is(number, -0)).toBe(false);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
