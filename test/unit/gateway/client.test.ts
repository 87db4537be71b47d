import { describe, expect, it, vi } from 'vitest';
import { createGateway, type GatewayOptions } from '../../../utils/gateway/client.ts';
import type { GptId } from '../../../utils/gpt/gpt-id.ts';
import { useDemoGateway } from '../support/demo-gateway.ts';

const CODE_GURU = 'g-k3IqoCe1l' as GptId;

const demo = useDemoGateway();
const elsewhere = useDemoGateway();

function gatewayWith(parts: Partial<GatewayOptions> = {}) {
  const access = { baseUrl: demo.url, apiKey: demo.key };
  return createGateway(access, { isAllowed: async () => true, ...parts });
}

describe('endpoint versions', () => {
  it('tries V2 first and reports the version that works', async () => {
    const onVersionFound = vi.fn();
    const result = await gatewayWith({ onVersionFound }).gpt(CODE_GURU);
    expect(result).toMatchObject({ ok: true, value: { name: 'Code Guru' } });
    expect(onVersionFound.mock.calls).toEqual([['gpt', 'v2']]);
  });

  it.each(['endpoint-missing-html', 'endpoint-missing-v1'] as const)(
    'uses V1 if V2 is missing: %s',
    async (kind) => {
      demo.fail({ kind, endpoint: 'v2' });
      const onVersionFound = vi.fn();
      const result = await gatewayWith({ onVersionFound }).gpt(CODE_GURU);
      expect(result).toMatchObject({ ok: true, value: { name: 'Code Guru' } });
      expect(onVersionFound.mock.calls).toEqual([['gpt', 'v1']]);
    },
  );

  it('tries the known version first', async () => {
    await gatewayWith({ endpointVersions: { gpt: 'v1' } }).gpt(CODE_GURU);
    expect(demo.stats().byEndpoint).toMatchObject({ 'id-v1': 1, 'id-v2': 0 });
  });

  it('does not try the other version if the user chose one', async () => {
    demo.fail({ kind: 'endpoint-missing-html', endpoint: 'v2' });
    const result = await gatewayWith({ choice: 'v2' }).gpt(CODE_GURU);
    expect(result).toMatchObject({ ok: false, failure: { kind: 'not-a-gateway' } });
    expect(demo.stats().byEndpoint['id-v1']).toBe(0);
  });

  it('returns the failure of V2 if neither version exists', async () => {
    demo.fail({ kind: 'endpoint-missing-html', endpoint: 'v2' });
    demo.fail({ kind: 'endpoint-missing-v1', endpoint: 'v1' });
    const result = await gatewayWith().search('code');
    expect(result).toMatchObject({ ok: false, failure: { kind: 'not-a-gateway' } });
  });

  it('sends special characters in search words with both versions', async () => {
    const words = 'code & guru? #1 / 代码';
    await gatewayWith({ choice: 'v1' }).search(words);
    await gatewayWith({ choice: 'v2' }).search(words);
    expect(demo.stats().bySearch[words]).toBe(2);
  });

  it('does not throw on a lone surrogate in search words', async () => {
    expect(await gatewayWith().search('a\ud83d')).toMatchObject({ ok: true });
  });
});

describe('retries', () => {
  it('retries a temporary failure at most twice', async () => {
    demo.fail({ kind: 'saturated-503', times: 2 });
    expect(await gatewayWith().gpt(CODE_GURU)).toMatchObject({ ok: true });
    expect(demo.stats().lookups).toBe(3);
  });

  it('returns the last failure after two retries', async () => {
    demo.fail({ kind: 'saturated-503' });
    expect(await gatewayWith().gpt(CODE_GURU)).toMatchObject({
      ok: false,
      failure: { kind: 'server-error', status: 503 },
    });
    expect(demo.stats().lookups).toBe(3);
  });

  it.each([
    'key-invalid',
    'ip-forbidden',
    'unknown-404',
    'server-error-500',
    'other-shape',
    'insufficient-quota-429',
    'payment-required',
    'no-channel',
    'lying-encoding',
    'reset-mid-body',
    'unknown-null',
  ] as const)('does not retry %s', async (kind) => {
    demo.fail({ kind });
    await gatewayWith({ choice: 'v2' }).gpt(CODE_GURU);
    expect(demo.stats().lookups).toBe(1);
  });

  it('waits for a short pause that the gateway requests', async () => {
    demo.fail({ kind: 'rate-limited', retryAfterSeconds: 1, times: 1 });
    const start = performance.now();
    expect(await gatewayWith().gpt(CODE_GURU)).toMatchObject({ ok: true });
    expect(performance.now() - start).toBeGreaterThan(950);
  });

  it('does not wait for a long pause', async () => {
    demo.fail({ kind: 'rate-limited', retryAfterSeconds: 60 });
    const result = await gatewayWith().gpt(CODE_GURU);
    expect(result).toMatchObject({ ok: false, failure: { kind: 'rate-limited' } });
    expect(demo.stats().lookups).toBe(1);
  });

  it('stops waiting when the signal aborts', async () => {
    demo.fail({ kind: 'rate-limited', retryAfterSeconds: 2 });
    const leaving = AbortSignal.timeout(1000);
    await expect(gatewayWith().gpt(CODE_GURU, leaving)).rejects.toThrow();
    expect(demo.stats().lookups).toBe(1);
  });
});

describe('a response that breaks off', () => {
  it.each(['lying-encoding', 'reset-mid-body'] as const)(
    'fails as unreadable, not unreachable: %s',
    async (kind) => {
      demo.fail({ kind });
      expect(await gatewayWith().gpt(CODE_GURU)).toMatchObject({ failure: { kind: 'unreadable' } });
    },
  );
});

describe('the charset of a response', () => {
  it('is taken from the content type', async () => {
    demo.fail({ kind: 'gbk' });
    const { id } = demo.catalogue.get('粥谱大全');
    expect(await gatewayWith().gpt(id as GptId)).toMatchObject({ value: { name: '粥谱大全' } });
  });
});

describe('a 404 without a specific message', () => {
  const withMissing = (endpointVersions: GatewayOptions['endpointVersions']) => {
    demo.fail({ kind: 'not-found-detail', endpoint: 'v2' });
    return gatewayWith({ endpointVersions }).gpt(CODE_GURU);
  };

  it('means that the endpoint is missing, so V1 is tried', async () => {
    expect(await withMissing({})).toMatchObject({ ok: true, value: { name: 'Code Guru' } });
  });

  it('fails as refused if the endpoint has responded before', async () => {
    expect(await withMissing({ gpt: 'v2' })).toMatchObject({ failure: { kind: 'refused' } });
    expect(demo.stats().lookups).toBe(1);
  });
});

describe('request', () => {
  it('does not follow a redirect, so that the key is not sent elsewhere', async () => {
    demo.fail({ kind: 'redirect', location: `${elsewhere.url}/v2/gpts/${CODE_GURU}` });
    const result = await gatewayWith().gpt(CODE_GURU);
    // Browsers return an opaque response for a redirect; Node returns the redirect itself.
    expect(result.ok).toBe(false);
    expect(elsewhere.stats().log).toEqual([]);
  });

  it('fails as unreachable without a connection, or as no-access if the permission is missing', async () => {
    const access = { baseUrl: 'http://127.0.0.1:9', apiKey: 'sk-1' };
    const there = createGateway(access, { isAllowed: async () => true });
    expect(await there.gpt(CODE_GURU)).toMatchObject({ failure: { kind: 'unreachable' } });
    const withdrawn = createGateway(access, { isAllowed: async () => false });
    expect(await withdrawn.gpt(CODE_GURU)).toEqual({ ok: false, failure: { kind: 'no-access' } });
  });

  it('stops loading a body of 20 MB', async () => {
    demo.fail({ kind: 'huge-body' });
    expect(await gatewayWith().gpt(CODE_GURU)).toMatchObject({ failure: { kind: 'unreadable' } });
  });

  it('sends nothing if beforeRequest returns a failure', async () => {
    const result = await gatewayWith({
      beforeRequest: async () => ({ kind: 'limit-reached' }),
    }).gpt(CODE_GURU);
    expect(result).toEqual({ ok: false, failure: { kind: 'limit-reached' } });
    expect(demo.stats().log).toEqual([]);
  });

  it('treats null as an empty list of hits', async () => {
    demo.fail({ kind: 'unknown-null' });
    expect(await gatewayWith().search('nothing')).toEqual({ ok: true, value: { hits: [] } });
  });
});
