import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Failure } from '../../../utils/gateway/failure.ts';
import type { OpenGateway } from '../../../utils/lookup/gateway-requests.ts';
import { createLookupService, type LookupAnswer } from '../../../utils/lookup/lookup-service.ts';
import { getGatewayIdsToAsk, openGateways } from '../../../utils/lookup/saved-gateway.ts';
import type { UsageCounter } from '../../../utils/lookup/usage.ts';
import { gatewaysSetting } from '../../../utils/settings/gateway-setting.ts';
import { DEFAULT_LOOKUPS } from '../../../utils/settings/lookup-settings.ts';
import type { SavedGateway } from '../../../utils/settings/saved-gateways.ts';
import { gatewayInfoState, lookupSetting } from '../../../utils/settings/settings.ts';
import { catalogue } from '../support/catalogue.ts';
import { createSavedGateway } from '../support/gateways.ts';
import { ID, START } from '../support/lookup-service.ts';
import { createMemoryCache } from '../support/memory-cache.ts';

await vi.hoisted(() => import('../support/fake-extension.ts'));

const [entry] = catalogue.all;
const found = () => Response.json({ code: 0, msg: 'ok', data: entry?.data });
const unknown = () => Response.json({ error: { message: 'gpt not found' } }, { status: 404 });
const broke = () =>
  Response.json(
    { error: { message: 'x', code: 'insufficient_user_quota', type: 'one_api_error' } },
    { status: 403 },
  );
const refused = () => Response.json({ error: { message: '无效的令牌' } }, { status: 401 });
const busy = () => new Response('', { status: 429, headers: { 'Retry-After': '60' } });
const page = () => new Response('<html></html>', { headers: { 'Content-Type': 'text/html' } });

type Answer = () => Response;
const EVERY_ANSWER: Record<string, Answer> = { found, unknown, broke, refused, busy, page };

/** Gateways that answer as given; with their requests and what was counted. */
async function startGateways(
  answers: Record<string, Answer>,
  {
    asksNext = true,
    activeId = Object.keys(answers)[0] ?? '',
    version = 'v2' as SavedGateway['version'],
  } = {},
) {
  // With one version, a missing endpoint costs no second request.
  const all = Object.keys(answers).map((id) => createSavedGateway(id, { version }));
  await gatewaysSetting.setValue({ activeId, all });
  await gatewayInfoState.setValue({});
  await lookupSetting.setValue({ ...DEFAULT_LOOKUPS, asksNext });
  const requests: { id: string; url: string; key: string }[] = [];
  vi.stubGlobal('fetch', async (url: string, { headers }: { headers: Record<string, string> }) => {
    const id = new URL(url).hostname.replace('.example', '');
    requests.push({ id, url, key: headers.Authorization ?? '' });
    return answers[id]?.() ?? unknown();
  });
  const counted: string[] = [];
  const limits: Record<string, number> = {};
  const usage = {
    async take(_: string, gatewayId: string): Promise<Failure | undefined> {
      const count = counted.filter((id) => id === gatewayId).length;
      if (count >= (limits[gatewayId] ?? Infinity)) return { kind: 'limit-reached' };
      counted.push(gatewayId);
      return undefined;
    },
    add: async () => {},
  };
  const open = () => openGateways('hover', usage, raise);
  return { all, requests, counted, limits, open, usage };
}

function raise(error: unknown): never {
  throw error;
}

const idsOf = (gateways: OpenGateway[]) => gateways.map(({ id }) => id);

beforeEach(() => vi.unstubAllGlobals());

describe('openGateways', () => {
  it('opens only the active gateway unless the user allows to ask the next one', async () => {
    const answers = { a: found, b: found, c: found };
    const off = await startGateways(answers, { asksNext: false, activeId: 'b' });
    expect(idsOf(await off.open())).toEqual(['b']);
    expect(await getGatewayIdsToAsk(raise)).toEqual(['b']);
    const on = await startGateways(answers, { activeId: 'b' });
    expect(idsOf(await on.open())).toEqual(['b', 'a', 'c']);
    expect(await getGatewayIdsToAsk(raise)).toEqual(['b', 'a', 'c']);
  });

  it('opens only the active gateway if the setting cannot be read', async () => {
    const { usage } = await startGateways({ a: found, b: found });
    vi.spyOn(lookupSetting, 'getValue').mockRejectedValueOnce(new Error('No storage.'));
    const onError = vi.fn();
    expect(idsOf(await openGateways('hover', usage, onError))).toEqual(['a']);
    expect(onError).toHaveBeenCalledOnce();
  });

  it('opens nothing without a gateway', async () => {
    const { open } = await startGateways({});
    expect(await open()).toEqual([]);
  });

  it('sends each key only to its own gateway, and counts each request there', async () => {
    const { open, requests, counted } = await startGateways({ a: found, b: unknown });
    for (const { client } of await open()) await client.gpt(ID);
    expect(requests.map(({ id, key }) => [id, key])).toEqual([
      ['a', 'Bearer sk-a'],
      ['b', 'Bearer sk-b'],
    ]);
    expect(counted).toEqual(['a', 'b']);
  });

  it('sends no request when the daily limit of this gateway is reached', async () => {
    const { open, limits, requests } = await startGateways({ a: found, b: found });
    limits.a = 0;
    const [a, b] = await open();
    expect(await a?.client.gpt(ID)).toEqual({ ok: false, failure: { kind: 'limit-reached' } });
    expect(await b?.client.gpt(ID)).toMatchObject({ ok: true });
    expect(requests.map(({ id }) => id)).toEqual(['b']);
  });

  it('remembers the endpoint versions of each gateway', async () => {
    const { open, requests } = await startGateways({ a: found, b: found }, { version: 'auto' });
    for (const { client } of await open()) await client.gpt(ID);
    await vi.waitFor(async () =>
      expect(await gatewayInfoState.getValue()).toEqual({
        a: { baseUrl: 'https://a.example', endpointVersions: { gpt: 'v2' } },
        b: { baseUrl: 'https://b.example', endpointVersions: { gpt: 'v2' } },
      }),
    );
    await gatewayInfoState.setValue({
      a: { baseUrl: 'https://a.example', endpointVersions: { gpt: 'v1' } },
      b: { baseUrl: 'https://other.example', endpointVersions: { gpt: 'v1' } },
    });
    requests.splice(0);
    for (const { client } of await open()) await client.gpt(ID);
    const versions = requests.map(({ url }) => new URL(url).pathname.slice(0, 3));
    expect(versions).toEqual(['/v1', '/v2']);
  });

  it('does not remember endpoint versions of a gateway that was removed meanwhile', async () => {
    const { open, all } = await startGateways({ a: found, b: found });
    const [a, b] = await open();
    await gatewaysSetting.setValue({ activeId: 'b', all: all.slice(1) });
    await a?.client.gpt(ID);
    await b?.client.gpt(ID);
    await vi.waitFor(async () =>
      expect(Object.keys(await gatewayInfoState.getValue())).toEqual(['b']),
    );
  });
});

/** A lookup service at the gateways, with an empty cache. */
function createService(usage: Pick<UsageCounter, 'take'>) {
  const service = createLookupService({
    openGateways: (reason) => openGateways(reason, usage, raise),
    cache: createMemoryCache(),
    failureLog: { record: async () => {} },
    freshForMs: async () => 0,
    onError: raise,
    now: () => START,
    elapsed: () => START,
  });
  async function lookUp(refresh: boolean): Promise<LookupAnswer | undefined> {
    let last: LookupAnswer | undefined;
    for await (const answer of service.lookUp(ID, { reason: 'hover', refresh })) last = answer;
    return last;
  }
  return { service, lookUp };
}

describe('a lookup at several gateways', () => {
  it('sends no key that was forgotten or replaced while it waited for another gateway', async () => {
    const { requests, counted, usage, all } = await startGateways({ a: unknown, b: found });
    for (const kept of [[], [{ ...createSavedGateway('b'), apiKey: 'sk-new' }]]) {
      requests.splice(0);
      counted.splice(0);
      await gatewaysSetting.setValue({ activeId: 'a', all });
      const { lookUp } = createService({
        ...usage,
        async take(reason, gatewayId) {
          await gatewaysSetting.setValue({ activeId: 'a', all: [...all.slice(0, 1), ...kept] });
          return usage.take(reason, gatewayId);
        },
      });
      const alsoAsked = [{ gatewayId: 'b', failure: { kind: 'no-key' } }];
      expect(await lookUp(true)).toMatchObject({ failure: { kind: 'unknown-gpt' }, alsoAsked });
      expect(requests.map(({ id }) => id)).toEqual(['a']);
      expect(counted).toEqual(['a']);
    }
  });

  const IDS = ['a', 'b', 'c', 'd'];
  const kind = fc.constantFrom(...Object.keys(EVERY_ANSWER));
  const situation = fc.record({
    /** How each gateway answers; the first one is active. */
    kinds: fc.array(kind, { minLength: 1, maxLength: IDS.length }),
    asksNext: fc.boolean(),
    /** Whether the daily limit of the active gateway is reached. */
    isOverLimit: fc.boolean(),
    refresh: fc.boolean(),
  });

  it('sends at most one request to each gateway, only as allowed, and counts exactly those', async () => {
    const property = fc.asyncProperty(situation, async (given) => {
      const { kinds, asksNext, isOverLimit, refresh } = given;
      const order = IDS.slice(0, kinds.length);
      const kindOf = (id: string | undefined) => kinds[IDS.indexOf(id ?? '')] ?? '';
      const answers = order.map((id) => [id, EVERY_ANSWER[kindOf(id)] ?? unknown] as const);
      const started = await startGateways(Object.fromEntries(answers), { asksNext });
      if (isOverLimit) started.limits.a = 0;
      const { lookUp } = createService(started.usage);
      const answer = await lookUp(refresh);

      const asked = started.requests.map(({ id }) => id);
      expect(started.counted).toEqual(asked);
      expect(asked).toEqual(isOverLimit ? [] : order.slice(0, asked.length));
      expect(asked.length).toBeLessThanOrEqual(asksNext ? order.length : 1);
      for (const id of asked.slice(0, -1)) expect(['unknown', 'broke']).toContain(kindOf(id));
      if (answer?.found) {
        expect(answer.cached.gatewayId).toBe(asked.at(-1));
        expect(kindOf(asked.at(-1))).toBe('found');
        expect(answer.isFromNext).toBe(asked.length > 1 ? true : undefined);
      } else if (!isOverLimit) {
        expect(answer?.alsoAsked?.map(({ gatewayId }) => gatewayId) ?? []).toEqual(asked.slice(1));
      }

      // The same lookup again asks no gateway that is known to fail.
      started.requests.splice(0);
      await lookUp(false);
      const knownToFail = ['unknown', 'broke', 'refused', 'busy'];
      for (const { id } of started.requests) expect(knownToFail).not.toContain(kindOf(id));
    });
    await fc.assert(property, { seed: 20_260_101, numRuns: 300 });
  });

  it('asks no gateway for the next page of another one', async () => {
    const list = () => Response.json({ code: 0, data: { list: [], next_cursor: 'c2' } });
    const { requests, usage, all } = await startGateways({ a: list, b: list });
    const { service } = createService(usage);
    const first = await service.search('tides');
    expect(first).toMatchObject({ value: { gatewayId: 'a' } });
    await service.search('tides', { cursor: 'of-a' }, 'a');
    await gatewaysSetting.setValue({ activeId: 'b', all });
    await service.search('tides', { cursor: 'of-a' }, 'a');
    expect(requests.map(({ id, url }) => [id, url.includes('of-a')])).toEqual([
      ['a', false],
      ['a', true],
      ['b', false],
    ]);
  });

  it('searches at the active gateway only', async () => {
    const { requests, usage } = await startGateways({ a: broke, b: found });
    const { service } = createService(usage);
    expect(await service.search('tides')).toMatchObject({ failure: { kind: 'balance-used-up' } });
    expect(await service.search('tides')).toMatchObject({ failure: { kind: 'balance-used-up' } });
    expect(requests.map(({ id }) => id)).toEqual(['a', 'a']);
  });
});
