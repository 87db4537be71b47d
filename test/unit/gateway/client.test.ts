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

describe('the generations of the API', () => {
  it('V2 is asked first, and what answers is learnt', async () => {
    const onVersionFound = vi.fn();
    const result = await gatewayWith({ onVersionFound }).gpt(CODE_GURU);
    expect(result).toMatchObject({ ok: true, value: { name: 'Code Guru' } });
    expect(onVersionFound.mock.calls).toEqual([['gpt', 'v2']]);
  });

  it.each(['endpoint-missing-html', 'endpoint-missing-v1'] as const)(
    'V1 answers where V2 is missing: %s',
    async (kind) => {
      demo.fail({ kind, endpoint: 'v2' });
      const onVersionFound = vi.fn();
      const result = await gatewayWith({ onVersionFound }).gpt(CODE_GURU);
      expect(result).toMatchObject({ ok: true, value: { name: 'Code Guru' } });
      expect(onVersionFound.mock.calls).toEqual([['gpt', 'v1']]);
    },
  );

  it('what is known to answer is asked first', async () => {
    await gatewayWith({ endpointVersions: { gpt: 'v1' } }).gpt(CODE_GURU);
    expect(demo.stats().byEndpoint).toMatchObject({ 'id-v1': 1, 'id-v2': 0 });
  });

  it('a choice is a choice: the other one is not asked', async () => {
    demo.fail({ kind: 'endpoint-missing-html', endpoint: 'v2' });
    const result = await gatewayWith({ choice: 'v2' }).gpt(CODE_GURU);
    expect(result).toMatchObject({ ok: false, failure: { kind: 'not-a-gateway' } });
    expect(demo.stats().byEndpoint['id-v1']).toBe(0);
  });

  it('what neither has is told as what V2 said', async () => {
    demo.fail({ kind: 'endpoint-missing-html', endpoint: 'v2' });
    demo.fail({ kind: 'endpoint-missing-v1', endpoint: 'v1' });
    const result = await gatewayWith().search('code');
    expect(result).toMatchObject({ ok: false, failure: { kind: 'not-a-gateway' } });
  });

  it('both search, and words travel whole', async () => {
    const words = 'code & guru? #1 / 代码';
    await gatewayWith({ choice: 'v1' }).search(words);
    await gatewayWith({ choice: 'v2' }).search(words);
    expect(demo.stats().bySearch[words]).toBe(2);
  });

  it('half a character, as a cut paste leaves it, does not throw', async () => {
    expect(await gatewayWith().search('a\ud83d')).toMatchObject({ ok: true });
  });
});

describe('trying again', () => {
  it('helps where a moment can mend it, and no more than twice', async () => {
    demo.fail({ kind: 'saturated-503', times: 2 });
    expect(await gatewayWith().gpt(CODE_GURU)).toMatchObject({ ok: true });
    expect(demo.stats().lookups).toBe(3);
  });

  it('ends with the failure that stays', async () => {
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
  ] as const)('is not done where it cannot help: %s', async (kind) => {
    demo.fail({ kind });
    await gatewayWith({ choice: 'v2' }).gpt(CODE_GURU);
    expect(demo.stats().lookups).toBe(1);
  });

  it('waits as long as the gateway asks for, when that is short', async () => {
    demo.fail({ kind: 'rate-limited', retryAfterSeconds: 1, times: 1 });
    const start = performance.now();
    expect(await gatewayWith().gpt(CODE_GURU)).toMatchObject({ ok: true });
    expect(performance.now() - start).toBeGreaterThan(950);
  });

  it('does not wait when the pause is long', async () => {
    demo.fail({ kind: 'rate-limited', retryAfterSeconds: 60 });
    const result = await gatewayWith().gpt(CODE_GURU);
    expect(result).toMatchObject({ ok: false, failure: { kind: 'rate-limited' } });
    expect(demo.stats().lookups).toBe(1);
  });

  it('stops with who gives up, in the middle of a pause', async () => {
    demo.fail({ kind: 'rate-limited', retryAfterSeconds: 2 });
    const leaving = AbortSignal.timeout(1000);
    await expect(gatewayWith().gpt(CODE_GURU, leaving)).rejects.toThrow();
    expect(demo.stats().lookups).toBe(1);
  });
});

describe('an answer that began and broke', () => {
  it.each(['lying-encoding', 'reset-mid-body'] as const)(
    'is unreadable, not unreachable: %s',
    async (kind) => {
      demo.fail({ kind });
      expect(await gatewayWith().gpt(CODE_GURU)).toMatchObject({ failure: { kind: 'unreadable' } });
    },
  );
});

describe('the charset of an answer', () => {
  it('is the one that the content type names', async () => {
    demo.fail({ kind: 'gbk' });
    const { id } = demo.catalogue.get('粥谱大全');
    expect(await gatewayWith().gpt(id as GptId)).toMatchObject({ value: { name: '粥谱大全' } });
  });
});

describe('a 404 that does not say what is missing', () => {
  const withMissing = (endpointVersions: GatewayOptions['endpointVersions']) => {
    demo.fail({ kind: 'not-found-detail', endpoint: 'v2' });
    return gatewayWith({ endpointVersions }).gpt(CODE_GURU);
  };

  it('means the endpoint, and V1 is asked', async () => {
    expect(await withMissing({})).toMatchObject({ ok: true, value: { name: 'Code Guru' } });
  });

  it('is a refusal where the endpoint has answered before', async () => {
    expect(await withMissing({ gpt: 'v2' })).toMatchObject({ failure: { kind: 'refused' } });
    expect(demo.stats().lookups).toBe(1);
  });
});

describe('what keeps a request from an answer', () => {
  it('a redirect is not followed: the key goes to one address only', async () => {
    demo.fail({ kind: 'redirect', location: `${elsewhere.url}/v2/gpts/${CODE_GURU}` });
    const result = await gatewayWith().gpt(CODE_GURU);
    // A browser shows a redirect as opaque; Node gives the redirect's own answer.
    expect(result.ok).toBe(false);
    expect(elsewhere.stats().log).toEqual([]);
  });

  it('no connection is told as such, or as withdrawn access where that is why', async () => {
    const access = { baseUrl: 'http://127.0.0.1:9', apiKey: 'sk-1' };
    const there = createGateway(access, { isAllowed: async () => true });
    expect(await there.gpt(CODE_GURU)).toMatchObject({ failure: { kind: 'unreachable' } });
    const withdrawn = createGateway(access, { isAllowed: async () => false });
    expect(await withdrawn.gpt(CODE_GURU)).toEqual({ ok: false, failure: { kind: 'no-access' } });
  });

  it('a body of 20 MB is not loaded to its end', async () => {
    demo.fail({ kind: 'huge-body' });
    expect(await gatewayWith().gpt(CODE_GURU)).toMatchObject({ failure: { kind: 'unreadable' } });
  });

  it('an objection keeps it from leaving at all', async () => {
    const result = await gatewayWith({
      beforeRequest: async () => ({ kind: 'limit-reached' }),
    }).gpt(CODE_GURU);
    expect(result).toEqual({ ok: false, failure: { kind: 'limit-reached' } });
    expect(demo.stats().log).toEqual([]);
  });

  it('an empty list of hits that comes as null is an empty list', async () => {
    demo.fail({ kind: 'unknown-null' });
    expect(await gatewayWith().search('nothing')).toEqual({ ok: true, value: { hits: [] } });
  });
});
