import { describe, expect, it } from 'vitest';
import { DOCUMENTED_ID } from '../../gateway/catalogue.ts';
import documentedExample from '../../gateway/documented-example.json' with { type: 'json' };
import { type FaultKind, lookupFaultKinds } from '../../gateway/faults/kinds.ts';
import { hostileSchemaNames } from '../../gateway/hostile-schemas/all.ts';
import { startGateway } from '../../gateway/server.ts';
import { request as askGateway, useDemoGateway } from '../support/demo-gateway.ts';

const gateway = useDemoGateway();

const ask = (path: string, init?: RequestInit) => askGateway(gateway, path, init);

function idOf(keyOrName: string): string {
  return gateway.catalogue.get(keyOrName).id;
}

const ANY_ID = '/v2/gpts/g-k3IqoCe1l';

/** Status, content type and a part of the body for each fault kind that responds. */
const KNOWN_ANSWERS: Partial<Record<FaultKind, [number, string | null, string]>> = {
  'key-missing': [401, 'json', '未提供令牌'],
  'key-invalid': [401, 'json', '无效的令牌'],
  'key-expired': [401, 'json', '该令牌已过期'],
  'key-disabled': [401, 'json', '该令牌状态不可用'],
  'key-exhausted': [401, 'json', '该令牌额度已用尽'],
  'new-api-invalid': [401, 'json', '"type":"new_api_error","code":""'],
  quota: [403, 'json', '"code":"insufficient_user_quota"'],
  'pre-consume-quota': [403, 'json', '"code":"pre_consume_token_quota_failed"'],
  'insufficient-quota-429': [429, 'json', '"code":"insufficient_quota"'],
  'payment-required': [402, null, ''],
  'insufficient-balance-400': [400, 'json', 'Insufficient Balance'],
  'quota-zh-400': [400, 'json', '额度不足'],
  'no-channel': [503, 'json', '"code":"model_not_found"'],
  'token-in-words': [400, 'json', 'Unexpected token'],
  'record-not-found': [200, 'json', 'record not found'],
  'not-found-detail': [404, 'json', 'Not Found'],
  'user-not-found': [404, 'json', '用户不存在'],
  'one-deeper': [200, 'json', '"info":{"gizmo"'],
  gbk: [200, 'gbk', '"code":0'],
  'ip-forbidden': [403, 'json', 'one_api_error'],
  'user-banned': [403, 'json', 'one_api_error'],
  'rate-limited': [429, null, ''],
  'rate-limited-date': [429, null, ''],
  'rate-limited-message': [429, 'json', 'one_api_error'],
  'saturated-503': [503, 'json', 'one_api_error'],
  'server-error-500': [500, 'json', 'internal error'],
  'endpoint-missing-v1': [404, 'json', 'Invalid URL (GET /v2/gpts/g-k3IqoCe1l)'],
  'endpoint-missing-html': [200, 'html', '<!doctype html>'],
  'old-200-error': [200, 'json', '"error":{'],
  'success-false': [200, 'json', '"success":false'],
  'unknown-code': [200, 'json', '"code":404'],
  'unknown-404': [404, 'json', '"code":404'],
  'unknown-null': [200, 'json', '"data":null'],
  'bad-gateway-html': [502, 'html', 'Bad Gateway'],
  'gateway-timeout-html': [504, 'html', 'Gateway Time-out'],
  'truncated-json': [200, 'json', '"gizmo"'],
  'empty-200': [200, null, ''],
  'other-shape': [200, 'json', '"status":"healthy"'],
  'not-json': [200, 'json', 'Service is up'],
  'huge-body': [200, 'json', 'xxxxxxxx'],
  redirect: [302, 'html', ''],
  normal: [200, 'json', '{"code":0'],
  'no-envelope': [200, 'json', '{"gizmo":{"id"'],
  'nested-twice': [200, 'json', '"data":{"gizmo":{"gizmo":{'],
  'bare-gizmo': [200, 'json', '{"id":"g-k3IqoCe1l","organization_id"'],
  flat: [200, 'json', '"tools":["python","dalle","browser"]'],
  'list-object': [200, 'json', '{"code":0'],
  'pages-by-number': [200, 'json', '{"code":0'],
  'pages-by-cursor': [200, 'json', '{"code":0'],
  'pages-by-address': [200, 'json', '{"code":0'],
  markup: [200, 'json', 'onerror=window.pwned=1'],
  'markup-complaint': [400, 'json', '<script>'],
  'poisoned-hits': [200, 'json', 'g-../../admin'],
  'another-id': [200, 'json', '"id":"g-k3IqoCe1l"'],
  'picture-elsewhere': [200, 'json', '"profile_picture_url":null'],
  'deep-json': [200, 'json', '{"gizmo":{"gizmo":{"gizmo":'],
  'wrong-type': [200, 'svg', '"gizmo"'],
};

describe('faults', () => {
  it.each(Object.entries(KNOWN_ANSWERS))(
    'respond as expected: %s',
    async (kind, [status, type, body]) => {
      gateway.fail({ kind: kind as FaultKind });
      const answer = await ask(ANY_ID);
      expect(answer.status).toBe(status);
      const contentType = answer.headers.get('content-type');
      if (type === null) expect(contentType).toBeNull();
      else expect(contentType).toContain(type);
      const text = await answer.text();
      if (body === '') expect(text).toBe('');
      else expect(text.includes(body)).toBe(true);
      if (kind === 'huge-body') expect(text.length).toBeGreaterThan(20_000_000);
      if (kind === 'truncated-json') expect(() => JSON.parse(text)).toThrow();
    },
  );

  it('are all covered by these tests and those of hostile schemas', () => {
    const schemas = hostileSchemaNames.map((name) => `schema-${name}`);
    const broken = ['lying-encoding', 'reset', 'reset-mid-body', 'slow-drip', 'endless-body'];
    expect([...Object.keys(KNOWN_ANSWERS), ...broken, ...schemas].sort()).toEqual(
      [...lookupFaultKinds].sort(),
    );
  });

  it('hang up before the response (reset) or within it (reset-mid-body)', async () => {
    gateway.fail({ kind: 'reset' });
    await expect(ask(ANY_ID)).rejects.toThrow();
    gateway.fail({ kind: 'reset-mid-body' });
    const answer = await ask(ANY_ID);
    expect(answer.status).toBe(200);
    await expect(answer.text()).rejects.toThrow();
    expect(gateway.stats().aborted).toBe(0);
  });

  it('keep a slow-drip response open until the client hangs up', async () => {
    gateway.fail({ kind: 'slow-drip' });
    const patience = { signal: AbortSignal.timeout(350) };
    const headers = { Authorization: `Bearer ${gateway.key}` };
    const answer = await ask(ANY_ID, { headers, ...patience });
    await expect(answer.text()).rejects.toThrow();
    await expect.poll(() => gateway.stats()).toMatchObject({ aborted: 1, inFlight: 0 });
  });

  it('continue an endless-body response as long as the client reads', async () => {
    gateway.fail({ kind: 'endless-body' });
    const answer = await ask(ANY_ID);
    let bytes = 0;
    for await (const chunk of answer.body ?? []) {
      bytes += chunk.byteLength;
      if (bytes > 30_000_000) break;
    }
    await expect.poll(() => gateway.stats()).toMatchObject({ aborted: 1, inFlight: 0 });
  });

  it('end a slow drip at once when the gateway closes', async () => {
    gateway.fail({ kind: 'slow-drip' });
    const answer = await ask(ANY_ID);
    await gateway.close();
    await expect(answer.text()).rejects.toThrow();
  });

  it('send Retry-After in seconds, as a date, or not at all', async () => {
    gateway.fail({ kind: 'rate-limited', retryAfterSeconds: 7 });
    expect((await ask(ANY_ID)).headers.get('retry-after')).toBe('7');
    gateway.fail({ kind: 'rate-limited' });
    expect((await ask(ANY_ID)).headers.get('retry-after')).toBeNull();
    gateway.fail({ kind: 'rate-limited-date', retryAfterSeconds: 60 });
    const date = Date.parse((await ask(ANY_ID)).headers.get('retry-after') ?? '');
    expect(date - Date.now()).toBeGreaterThan(55_000);
  });

  it('redirect to the given location', async () => {
    gateway.fail({ kind: 'redirect', location: 'http://127.0.0.2:1/' });
    expect((await ask(ANY_ID)).headers.get('location')).toBe('http://127.0.0.2:1/');
  });

  it('can respond to a search with a list object', async () => {
    gateway.fail({ kind: 'list-object' });
    const body = await (await ask('/v2/gpts/search?query=chess')).json();
    expect(body).toMatchObject({ object: 'list', data: [{ name: 'Knight School' }] });
  });

  it('apply only to their id, their endpoint and their number of times', async () => {
    const status = async (path: string) => (await ask(path)).status;
    const other = `/v2/gpts/${idOf('Penny Pilot')}`;

    gateway.fail({ kind: 'quota', id: DOCUMENTED_ID });
    expect([await status(ANY_ID), await status(other)]).toEqual([403, 200]);
    gateway.heal();
    gateway.fail({ kind: 'quota', endpoint: 'v1' });
    expect([await status(ANY_ID), await status('/v1/gpts/?id=x')]).toEqual([200, 403]);
    gateway.heal();
    gateway.fail({ kind: 'quota', times: 2 });
    expect([await status(other), await status(other), await status(other)]).toEqual([
      403, 403, 200,
    ]);
    expect(gateway.stats().failed).toBe(4);
  });

  it('occur at random, identically for the same seed', async () => {
    const draw = async () => {
      const random = await startGateway({
        seed: 5,
        faults: [{ kind: ['quota', 'saturated-503'], probability: 0.5 }],
      });
      const headers = { Authorization: `Bearer ${random.key}` };
      const statuses: number[] = [];
      for (let asked = 0; asked < 30; asked++) {
        statuses.push((await fetch(random.url + ANY_ID, { headers })).status);
      }
      await random.close();
      return statuses;
    };
    const first = await draw();
    expect(new Set(first)).toEqual(new Set([200, 403, 503]));
    expect(await draw()).toEqual(first);
  });

  it('can delay ordinary responses', async () => {
    gateway.delay(80);
    const start = performance.now();
    await ask(ANY_ID);
    expect(performance.now() - start).toBeGreaterThan(75);
    gateway.heal();
    gateway.fail({ kind: 'normal', id: DOCUMENTED_ID, delayMs: 80 });
    const again = performance.now();
    expect(await (await ask(ANY_ID)).json()).toEqual(documentedExample);
    expect(performance.now() - again).toBeGreaterThan(75);
  });
});
