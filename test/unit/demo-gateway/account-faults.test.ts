import { describe, expect, it } from 'vitest';
import { DOCUMENTED_ID } from '../../gateway/catalogue.ts';
import { type AccountFaultKind, accountTable } from '../../gateway/faults/account/kinds.ts';
import { chatTable } from '../../gateway/faults/chat/kinds.ts';
import { faultKinds, lookupFaultKinds } from '../../gateway/faults/kinds.ts';
import { BadFault, readFaultOption } from '../../gateway/faults/read-fault.ts';
import { startGateway } from '../../gateway/server.ts';
import { request, useDemoGateway } from '../support/demo-gateway.ts';

const gateway = useDemoGateway();

const ask = (path: string, init?: RequestInit) => request(gateway, path, init);

const LOOKUP = `/v2/gpts/${DOCUMENTED_ID}`;
const MODELS = '/v1/models';
const STATUS = '/api/status';
const PRICING = '/api/pricing';
const USAGE = '/api/usage/token/';
const LOG = '/api/log/token';
const SUBSCRIPTION = '/v1/dashboard/billing/subscription';
const BILLING_USAGE = '/v1/dashboard/billing/usage';
const ALL = [MODELS, `${MODELS}/gpt-4o`, STATUS, PRICING, USAGE, LOG, SUBSCRIPTION, BILLING_USAGE];

async function readModels() {
  return (await ask(MODELS)).json();
}

function idsOf(models: { id: string }[]): string[] {
  return models.map(({ id }) => id);
}

async function readPrices() {
  const { data, ...list } = await (await ask(PRICING)).json();
  const find = (name: string) =>
    data.find(({ model_name }: { model_name: string }) => model_name === name);
  return { ...list, chat: find('gpt-4-gizmo-*'), lookup: find('gpts-lookup'), data };
}

async function statusOf(path: string): Promise<[number, string]> {
  const answer = await ask(path);
  await answer.text();
  return [answer.status, answer.headers.get('content-type') ?? ''];
}

const HTML = [200, 'text/html; charset=utf-8'];
const JSON_200 = [200, 'application/json; charset=utf-8'];
const JSON_401 = [401, 'application/json; charset=utf-8'];
const JSON_404 = [404, 'application/json; charset=utf-8'];

/** What each kind changes. */
const CHANGES: Record<AccountFaultKind, () => Promise<void>> = {
  'models-one-api': async () => {
    const { data, ...rest } = await readModels();
    expect(rest).toEqual({ object: 'list' });
    expect(data[0]).toMatchObject({ id: 'gpt-4-gizmo-*', root: 'gpt-4-gizmo-*', parent: null });
    expect(data[0].permission).toHaveLength(1);
    expect(data[0]).not.toHaveProperty('supported_endpoint_types');
  },
  'models-without-object': async () => {
    const { data, ...rest } = await readModels();
    expect(rest).toEqual({ success: true });
    expect(idsOf(data)).toContain('gpt-4-gizmo-*');
  },
  'models-bare-array': async () => {
    expect(idsOf(await readModels())).toContain('gpt-4-gizmo-*');
  },
  'models-anthropic': async () => {
    const { data, ...rest } = await readModels();
    expect(rest).toEqual({
      first_id: 'gpt-4-gizmo-*',
      has_more: false,
      last_id: 'text-embedding-3-large',
    });
    expect(data[0]).toEqual({
      id: 'gpt-4-gizmo-*',
      type: 'model',
      display_name: 'gpt-4-gizmo-*',
      created_at: expect.stringMatching(/^2021-/),
    });
  },
  'models-exact-gizmo': async () => {
    const gizmos = idsOf((await readModels()).data).filter((id) => id.includes('gizmo'));
    expect(gizmos).toContain(`gpt-4-gizmo-${DOCUMENTED_ID}`);
    expect(gizmos).not.toContain('gpt-4-gizmo-*');
  },
  'models-gpt-4o-gizmo': async () => {
    const gizmos = idsOf((await readModels()).data).filter((id) => id.includes('gizmo'));
    expect(gizmos).toEqual(['gpt-4o-gizmo-*']);
  },
  'models-without-gizmo': async () => {
    const ids = idsOf((await readModels()).data);
    expect(ids).toContain('gpt-4o');
    expect(ids.filter((id) => id.includes('gizmo'))).toEqual([]);
  },
  'models-empty': async () => {
    expect((await readModels()).data).toEqual([]);
  },
  'unlimited-key': async () => {
    const { data } = await (await ask(USAGE)).json();
    expect(data).toMatchObject({ unlimited_quota: true, total_available: -1_300_000 });
    expect(await (await ask(SUBSCRIPTION)).json()).toMatchObject({ hard_limit_usd: 100_000_000 });
  },
  'billing-unlimited': async () => {
    expect(await (await ask(SUBSCRIPTION)).json()).toMatchObject({ hard_limit_usd: 100_000_000 });
    expect((await (await ask(USAGE)).json()).data.unlimited_quota).toBe(false);
  },
  'billing-in-cny': async () => {
    expect(await readBilling()).toEqual([109.5, 18.98]);
    const { data } = await (await ask(STATUS)).json();
    expect(data).toMatchObject({ quota_display_type: 'CNY', usd_exchange_rate: 7.3 });
  },
  'billing-in-quota': async () => {
    expect(await readBilling()).toEqual([7_500_000, 1_300_000]);
    const { data } = await (await ask(STATUS)).json();
    expect(data).toMatchObject({ quota_display_type: 'TOKENS', display_in_currency: false });
  },
  'billing-fails': async () => {
    for (const path of [SUBSCRIPTION, BILLING_USAGE]) {
      const answer = await ask(path);
      expect(answer.status).toBe(200);
      expect(await answer.json()).toMatchObject({ error: { type: 'upstream_error' } });
    }
  },
  'rate-limit-per-ip': async () => {
    const statuses: number[] = [];
    for (let asked = 0; asked < 20; asked++) statuses.push((await ask(USAGE)).status);
    expect(new Set(statuses)).toEqual(new Set([200]));
    for (const path of [USAGE, LOG]) {
      const limited = await ask(path);
      expect([limited.status, await limited.text()]).toEqual([429, '']);
      expect(limited.headers.get('retry-after')).toBeNull();
    }
    expect((await ask(SUBSCRIPTION)).status).toBe(200);
    gateway.heal();
    expect((await ask(USAGE)).status).toBe(200);
  },
  'status-without-quota-per-unit': async () => {
    const { data } = await (await ask(STATUS)).json();
    expect(data).toHaveProperty('system_name');
    expect(data).not.toHaveProperty('quota_per_unit');
  },
  'top-up-link-http': () => expectTopUpLink(/^http:/),
  'top-up-link-javascript': () => expectTopUpLink(/^javascript:/),
  'top-up-link-relative': () => expectTopUpLink(/^\//),
  'top-up-link-empty': () => expectTopUpLink(/^$/),
  'pricing-groups': async () => {
    const { chat, lookup, group_ratio } = await readPrices();
    expect(group_ratio).toEqual({ default: 1.5, vip: 0.8 });
    expect(chat.enable_groups).toEqual(['vip']);
    expect(lookup.enable_groups).toEqual(['default', 'vip']);
  },
  'pricing-per-token': async () => {
    const { chat } = await readPrices();
    expect(chat).toMatchObject({ quota_type: 0, model_ratio: 15, completion_ratio: 2 });
  },
  'pricing-tiered': async () => {
    const { chat } = await readPrices();
    expect(chat).toMatchObject({ quota_type: 0, model_ratio: 0, billing_mode: 'tiered_expr' });
  },
  'pricing-without-gizmo': async () => {
    const { chat, lookup } = await readPrices();
    expect([chat, lookup.model_price]).toEqual([undefined, 0.01]);
  },
  'pricing-without-lookups': async () => {
    const { chat, lookup } = await readPrices();
    expect([chat.model_price, lookup]).toEqual([0.1, undefined]);
  },
  'pricing-html': async () => {
    expect(await statusOf(PRICING)).toEqual(HTML);
    expect(await statusOf(STATUS)).toEqual(JSON_200);
  },
  'no-account-endpoints': async () => {
    for (const path of ALL)
      expect(await statusOf(path)).toEqual(path.startsWith('/v1/') ? JSON_404 : HTML);
    expect(await statusOf('/dashboard/billing/usage')).toEqual(HTML);
    const { error } = await readModels();
    expect(error.message).toBe('Invalid URL (GET /v1/models)');
  },
  'no-api': async () => {
    for (const path of ALL)
      expect(await statusOf(path)).toEqual(path.startsWith('/api/') ? HTML : JSON_200);
  },
  'no-token-usage': async () => {
    for (const path of ALL)
      expect(await statusOf(path)).toEqual(path === USAGE ? JSON_404 : JSON_200);
  },
};

async function readBilling(): Promise<[number, number]> {
  const { hard_limit_usd } = await (await ask(SUBSCRIPTION)).json();
  const { total_usage } = await (await ask(BILLING_USAGE)).json();
  const round = (amount: number) => Math.round(amount * 1e6) / 1e6;
  return [round(hard_limit_usd), round(total_usage / 100)];
}

async function expectTopUpLink(pattern: RegExp): Promise<void> {
  const { data } = await (await ask(STATUS)).json();
  expect(data.top_up_link).toMatch(pattern);
}

describe('faults of the account', () => {
  it.each(Object.entries(CHANGES))('respond as expected: %s', async (kind, expectChange) => {
    gateway.fail({ kind: kind as AccountFaultKind });
    await expectChange();
  });

  it('are all known to the fault plan, and leave look-ups as they are', async () => {
    const kinds = Object.keys(accountTable) as AccountFaultKind[];
    expect(faultKinds).toEqual([...lookupFaultKinds, ...kinds, ...Object.keys(chatTable)]);
    for (const kind of kinds) gateway.fail({ kind });
    expect((await ask(LOOKUP)).status).toBe(200);
    expect(gateway.stats().failed).toBe(0);
  });

  it('can be limited to one of their endpoints, and to a number of times', async () => {
    gateway.fail({ kind: 'no-api', endpoint: 'status', times: 1 });
    expect(await statusOf(PRICING)).toEqual(JSON_200);
    expect(await statusOf(STATUS)).toEqual(HTML);
    expect(await statusOf(STATUS)).toEqual(JSON_200);
  });

  it('do not concern endpoints that they are not made for', async () => {
    gateway.fail({ kind: 'models-empty', endpoint: 'status' });
    expect(await statusOf(STATUS)).toEqual(JSON_200);
    expect((await readModels()).data).not.toEqual([]);
  });

  it('can be combined if they concern different endpoints; otherwise the newest applies', async () => {
    gateway.fail({ kind: 'unlimited-key' });
    gateway.fail({ kind: 'no-token-usage' });
    expect(await statusOf(USAGE)).toEqual(JSON_404);
    expect(await (await ask(SUBSCRIPTION)).json()).toMatchObject({ hard_limit_usd: 100_000_000 });
  });

  it('are drawn only from the kinds that concern the request', async () => {
    gateway.fail({ kind: ['quota', 'models-empty'], endpoint: 'all' });
    gateway.fail({ kind: ['saturated-503', 'models-empty'] });
    expect((await ask(LOOKUP)).status).toBe(503);
    expect((await readModels()).data).toEqual([]);
  });
});

describe('general faults', () => {
  it('concern only look-ups without an endpoint', async () => {
    gateway.fail({ kind: 'rate-limited' });
    for (const path of ALL) expect(await statusOf(path)).toEqual(JSON_200);
    expect((await ask(LOOKUP)).status).toBe(429);
  });

  it.each([
    ['balance', [USAGE, SUBSCRIPTION, BILLING_USAGE]],
    ['billing', [SUBSCRIPTION, BILLING_USAGE]],
    ['account', ALL],
    ['model', [`${MODELS}/gpt-4o`]],
    ['token-log', [LOG]],
  ] as const)('concern the endpoints of their scope: %s', async (endpoint, paths) => {
    gateway.fail({ kind: 'rate-limited', endpoint });
    const limited: string[] = [];
    for (const path of ALL) if ((await ask(path)).status === 429) limited.push(path);
    expect(limited).toEqual(paths);
    expect((await ask(LOOKUP)).status).toBe(200);
  });

  it('concern look-ups and account with the scope "all"', async () => {
    gateway.fail({ kind: 'rate-limited', endpoint: 'all' });
    for (const path of [...ALL, LOOKUP]) expect((await ask(path)).status).toBe(429);
  });

  it.each([
    ['quota', 403, '"code":"insufficient_user_quota"'],
    ['no-channel', 503, '"code":"model_not_found"'],
    ['truncated-json', 200, '{"success":true'],
    ['empty-200', 200, ''],
    ['success-false', 200, '"success":false'],
    ['flat', 200, '"object":"list"'],
    ['list-object', 200, '"object":"list"'],
    ['pages-by-number', 200, '"object":"list"'],
    ['markup', 200, '"object":"list"'],
    ['schema-fan-out', 200, '"object":"list"'],
  ] as const)(
    'respond as expected at an endpoint of the account: %s',
    async (kind, status, text) => {
      gateway.fail({ kind, endpoint: 'models' });
      const answer = await ask(MODELS);
      const body = await answer.text();
      expect(answer.status).toBe(status);
      expect(body).toContain(text);
      if (kind === 'truncated-json') expect(() => JSON.parse(body)).toThrow();
    },
  );

  it('delay a response, and keep one open without an end', async () => {
    gateway.fail({ kind: 'normal', endpoint: 'token-usage', delayMs: 80 });
    const start = performance.now();
    expect(await statusOf(USAGE)).toEqual(JSON_200);
    expect(performance.now() - start).toBeGreaterThan(75);

    gateway.fail({ kind: 'slow-drip', endpoint: 'token-usage' });
    const headers = { Authorization: `Bearer ${gateway.key}` };
    const answer = await ask(USAGE, { headers, signal: AbortSignal.timeout(300) });
    await expect(answer.text()).rejects.toThrow();
  });
});

describe('a key', () => {
  const KEYLESS = [STATUS, PRICING];

  it('that is used up is refused everywhere except by usage and log, which show a balance of zero', async () => {
    gateway.fail({ kind: 'key-exhausted', endpoint: 'all' });
    const open = [...KEYLESS, USAGE, LOG];
    for (const path of ALL)
      expect(await statusOf(path)).toEqual(open.includes(path) ? JSON_200 : JSON_401);
    expect((await ask(LOOKUP)).status).toBe(401);
    const { data } = await (await ask(USAGE)).json();
    expect(data).toMatchObject({ total_available: 0, total_used: 7_500_000 });
  });

  it('that has expired is refused everywhere except by usage and log, which show since when', async () => {
    gateway.fail({ kind: 'key-expired', endpoint: 'all' });
    const open = [...KEYLESS, USAGE, LOG];
    for (const path of ALL)
      expect(await statusOf(path)).toEqual(open.includes(path) ? JSON_200 : JSON_401);
    const { data } = await (await ask(USAGE)).json();
    expect(data.total_available).toBe(6_200_000);
    expect(data.expires_at).toBeGreaterThan(0);
    expect(data.expires_at).toBeLessThan(Date.now() / 1000);
  });

  it.each([
    ['key-missing', '未提供令牌'],
    ['key-invalid', '无效的令牌'],
    ['key-disabled', '该令牌状态不可用'],
    ['new-api-invalid', '无效的令牌'],
  ] as const)('that is refused is not needed for status and prices: %s', async (kind, text) => {
    gateway.fail({ kind, endpoint: 'all' });
    for (const path of ALL)
      expect(await statusOf(path)).toEqual(KEYLESS.includes(path) ? JSON_200 : JSON_401);
    const { success, message } = await (await ask(USAGE)).json();
    expect({ success, message }).toEqual({ success: false, message: text });
  });
});

describe('switches from outside', () => {
  it('work over HTTP', async () => {
    const fault = JSON.stringify({ kind: 'endpoint-missing-v1', endpoint: 'billing' });
    const headers = { Authorization: `Bearer ${gateway.key}` };
    expect((await ask('/demo/faults', { method: 'POST', body: fault, headers })).status).toBe(200);
    expect(await statusOf(SUBSCRIPTION)).toEqual(JSON_404);
    await ask('/demo/faults', { method: 'DELETE', headers });
    expect(await statusOf(SUBSCRIPTION)).toEqual(JSON_200);
    const { account } = await (await ask('/demo/stats')).json();
    expect(account).toEqual({ [SUBSCRIPTION]: 2 });
  });

  it('work from the command line, as a kind or as JSON', async () => {
    const fault = { kind: 'slow-drip', endpoint: 'models', delayMs: 10 } as const;
    expect(readFaultOption(JSON.stringify(fault))).toEqual(fault);
    const other = await startGateway({ faults: [readFaultOption('models-empty')] });
    const headers = { Authorization: `Bearer ${other.key}` };
    const { data } = await (await fetch(other.url + MODELS, { headers })).json();
    await other.close();
    expect(data).toEqual([]);
  });

  it.each([
    ['nope', 'models-empty'],
    ['{"kind":', 'JSON'],
    ['{"kind":"quota","endpoint":"nowhere"}', 'token-usage'],
  ])('are refused with what would be right: %s', (option, hint) => {
    expect(() => readFaultOption(option)).toThrow(BadFault);
    expect(() => readFaultOption(option)).toThrow(hint);
  });
});
