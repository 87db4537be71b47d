import { describe, expect, it } from 'vitest';
import { type HttpAnswer, readAnswer } from '../../utils/gateway/answer.ts';
import { type Failure, type FailureKind, wayOut } from '../../utils/gateway/failure.ts';

const NOW = Date.UTC(2024, 5, 1, 12);
const JSON_TYPE = 'application/json; charset=utf-8';

function failureOf(answer: Partial<HttpAnswer>): Failure | undefined {
  const result = readAnswer({ status: 200, contentType: JSON_TYPE, body: '', ...answer }, NOW);
  return result.ok ? undefined : result.failure;
}

function jsonAnswer(status: number, body: unknown): Partial<HttpAnswer> {
  return { status, body: JSON.stringify(body) };
}

/** How gateways of the family refuse. */
function refusal(status: number, message: string, code?: string): Partial<HttpAnswer> {
  return jsonAnswer(status, { error: { message, type: 'one_api_error', ...(code && { code }) } });
}

function page(status: number, body = '<!doctype html><title>Dashboard</title>') {
  return { status, contentType: 'text/html; charset=utf-8', body };
}

describe('data', () => {
  it.each<[string, unknown, unknown]>([
    ['in an envelope', { code: 0, msg: 'ok', sn: 'a1', data: { a: 1 } }, { a: 1 }],
    ['in an envelope that says 200', { code: 200, data: { a: 1 } }, { a: 1 }],
    ['in an envelope that says success', { success: true, message: '', data: [1] }, [1]],
    ['in an envelope whose error is null', { error: null, data: [1] }, [1]],
    ['in a list object', { object: 'list', data: [] }, []],
    ['without an envelope', { a: 1 }, { a: 1 }],
    ['that is a list', [1, 2], [1, 2]],
  ])('%s is taken out', (_, body, value) => {
    const answer = { status: 200, contentType: JSON_TYPE, body: JSON.stringify(body) };
    expect(readAnswer(answer)).toEqual({ ok: true, value: { data: value, whole: body } });
  });

  it.each(['', 'text/plain', 'application/octet-stream', 'text/html'])(
    'is data whatever its content type (%j) says',
    (contentType) => {
      const answer = { status: 200, contentType, body: ' {"code":0,"data":[7]}' };
      expect(readAnswer(answer)).toMatchObject({ ok: true, value: { data: [7] } });
    },
  );
});

/** One of each that the family's gateways are known for: what is sent, what is understood. */
const refusals: [string, Partial<HttpAnswer>, Failure][] = [
  [
    'a missing key',
    refusal(401, '未提供令牌 (request id: 1)'),
    { kind: 'key-refused', reason: 'missing', said: '未提供令牌 (request id: 1)' },
  ],
  [
    'a wrong key',
    refusal(401, '无效的令牌'),
    { kind: 'key-refused', reason: undefined, said: '无效的令牌' },
  ],
  [
    'a wrong key, in the second family’s way',
    jsonAnswer(401, { error: { message: '无效的令牌', type: 'new_api_error', code: '' } }),
    { kind: 'key-refused', reason: undefined, said: '无效的令牌' },
  ],
  [
    'an expired key',
    refusal(401, '该令牌已过期'),
    { kind: 'key-refused', reason: 'expired', said: '该令牌已过期' },
  ],
  [
    'a disabled key',
    refusal(401, '该令牌状态不可用'),
    { kind: 'key-refused', reason: 'disabled', said: '该令牌状态不可用' },
  ],
  [
    'an exhausted key',
    refusal(401, '该令牌额度已用尽'),
    { kind: 'key-refused', reason: 'exhausted', said: '该令牌额度已用尽' },
  ],
  [
    'an expired key, in English',
    refusal(401, 'This token has expired'),
    { kind: 'key-refused', reason: 'expired', said: 'This token has expired' },
  ],
  [
    'a 401 without a word',
    { status: 401 },
    { kind: 'key-refused', reason: undefined, said: undefined },
  ],
  [
    'a balance that is used up',
    refusal(403, 'user quota is not enough', 'insufficient_user_quota'),
    { kind: 'balance-used-up', said: 'user quota is not enough' },
  ],
  [
    'a balance that is used up, by its code alone',
    refusal(403, '', 'pre_consume_token_quota_failed'),
    { kind: 'balance-used-up', said: undefined },
  ],
  [
    'a balance that is used up, in Chinese with 200',
    jsonAnswer(200, { success: false, message: '余额不足，请充值' }),
    { kind: 'balance-used-up', said: '余额不足，请充值' },
  ],
  [
    'an address that is not let in',
    refusal(403, '您的 IP 不在令牌允许访问的列表中'),
    { kind: 'forbidden', said: '您的 IP 不在令牌允许访问的列表中' },
  ],
  ['a banned user', refusal(403, '用户已被封禁'), { kind: 'forbidden', said: '用户已被封禁' }],
  ['a 403 without a word', { status: 403 }, { kind: 'forbidden', said: undefined }],
  [
    'an endpoint that is missing',
    jsonAnswer(404, {
      error: {
        message: 'Invalid URL (GET /v1/gpts/)',
        type: 'invalid_request_error',
        param: '',
        code: '',
      },
    }),
    { kind: 'endpoint-missing', said: 'Invalid URL (GET /v1/gpts/)' },
  ],
  [
    'an error that is sent with 200',
    refusal(200, '该 token 额度已用尽'),
    { kind: 'key-refused', reason: 'exhausted', said: '该 token 额度已用尽' },
  ],
  [
    'a failure that is sent with 200',
    jsonAnswer(200, { success: false, message: '无权进行此操作，access token 无效' }),
    { kind: 'key-refused', reason: undefined, said: '无权进行此操作，access token 无效' },
  ],
  [
    'an error that is a text',
    jsonAnswer(200, { error: 'something odd' }),
    { kind: 'refused', said: 'something odd' },
  ],
  [
    'an error that says nothing',
    jsonAnswer(200, { error: {} }),
    { kind: 'refused', said: undefined },
  ],
  [
    'an error with a status for a code',
    jsonAnswer(200, { error: { message: 'no such gpt', code: '404' } }),
    { kind: 'unknown-gpt', said: 'no such gpt' },
  ],
  [
    'an error with a number for a code',
    jsonAnswer(200, { error: { message: 'no such gpt', code: 404 } }),
    { kind: 'unknown-gpt', said: 'no such gpt' },
  ],
  [
    'an unknown GPT, by the envelope’s code',
    jsonAnswer(200, { code: 404, msg: 'gpt not found', data: null }),
    { kind: 'unknown-gpt', said: 'gpt not found' },
  ],
  [
    'an unknown GPT, by the envelope’s words',
    jsonAnswer(200, { code: 1, msg: '该 GPT 不存在', data: {} }),
    { kind: 'unknown-gpt', said: '该 GPT 不存在' },
  ],
  [
    'an unknown GPT, by status and envelope',
    jsonAnswer(404, { code: 404, msg: 'gpt not found', data: null }),
    { kind: 'unknown-gpt', said: 'gpt not found' },
  ],
  [
    'an unknown GPT, by no data',
    jsonAnswer(200, { code: 0, msg: 'ok', data: null }),
    { kind: 'unknown-gpt' },
  ],
  [
    'a code of the operator’s own',
    jsonAnswer(200, { code: -1, msg: 'try later', data: null }),
    { kind: 'refused', said: 'try later' },
  ],
  [
    'a key that the envelope refuses',
    jsonAnswer(200, { code: 401, msg: 'unauthorized', data: null }),
    { kind: 'key-refused', reason: undefined, said: 'unauthorized' },
  ],
  [
    'a bad request',
    jsonAnswer(400, { error: { message: 'what?' } }),
    { kind: 'refused', said: 'what?' },
  ],
];

describe('a refusal', () => {
  it.each(refusals)('for %s is understood', (_, answer, failure) => {
    expect(failureOf(answer)).toEqual(failure);
  });
});

describe('a rate limit', () => {
  it.each<[string, string | null | undefined, number | undefined]>([
    ['seconds', '7', NOW + 7_000],
    ['no seconds at all', '0', NOW],
    ['a date', 'Sat, 01 Jun 2024 12:01:00 GMT', NOW + 60_000],
    ['nothing', null, undefined],
    ['an empty header', '', undefined],
    ['something else', 'in a while', undefined],
  ])('without a body says when to come back: %s', (_, retryAfter, retryAt) => {
    const answer = { status: 429, contentType: '', body: '', retryAfter };
    expect(failureOf(answer)).toEqual({ kind: 'rate-limited', retryAt, said: undefined });
  });

  it('keeps the gateway’s words', () => {
    expect(failureOf({ ...refusal(429, '请求过于频繁'), retryAfter: '3' })).toEqual({
      kind: 'rate-limited',
      retryAt: NOW + 3_000,
      said: '请求过于频繁',
    });
  });

  it('is known from the envelope and from a page too', () => {
    expect(failureOf(jsonAnswer(200, { code: 429, msg: 'slow down' }))?.kind).toBe('rate-limited');
    expect(failureOf(page(429))?.kind).toBe('rate-limited');
  });
});

describe('a server in trouble', () => {
  it.each<[Partial<HttpAnswer>, Failure]>([
    [page(502), { kind: 'server-error', status: 502 }],
    [page(504, '<html><body><h1>504</h1></body></html>'), { kind: 'server-error', status: 504 }],
    [
      { status: 500, body: '' },
      { kind: 'server-error', status: 500 },
    ],
    [
      { status: 500, body: '{"error":' },
      { kind: 'server-error', status: 500 },
    ],
    [
      refusal(503, '当前分组上游负载已饱和'),
      { kind: 'server-error', status: 503, said: '当前分组上游负载已饱和' },
    ],
    [
      jsonAnswer(200, { code: 500, msg: 'internal error' }),
      { kind: 'server-error', status: 500, said: 'internal error' },
    ],
    [refusal(500, '无效的令牌'), { kind: 'server-error', status: 500, said: '无效的令牌' }],
  ])('answering %j is told by its status', (answer, failure) => {
    expect(failureOf(answer)).toEqual(failure);
  });
});

describe('a page instead of data', () => {
  it.each<[string, Partial<HttpAnswer>]>([
    ['a dashboard with 200', page(200)],
    ['a page of another type', { contentType: 'application/xhtml+xml', body: '<html></html>' }],
    ['a page without a content type', { contentType: '', body: '\n <!DOCTYPE html><p>Hi' }],
    ['an empty page', page(200, '')],
  ])('means that there is no gateway: %s', (_, answer) => {
    expect(failureOf(answer)).toEqual({ kind: 'not-a-gateway' });
  });
});

describe('an answer that cannot be read', () => {
  it.each<[string, Partial<HttpAnswer>]>([
    ['nothing', { body: '' }],
    ['nothing of no type', { contentType: '', body: '' }],
    ['half of it', { body: '{"code":0,"msg":"ok","data":{"gizmo":{"id":"g-7Qm' }],
    ['a sentence', { body: 'Service is up and running.' }],
    ['two answers in one', { body: '{"data":1}{"data":2}' }],
  ])('is %s', (_, answer) => {
    expect(failureOf(answer)).toEqual({ kind: 'unreadable' });
  });
});

it('what helps depends on what went wrong', () => {
  const ways: Partial<Record<FailureKind, string>> = {
    'no-key': 'settings',
    'key-refused': 'settings',
    'rate-limited': 'retry',
    'not-a-gateway': 'settings',
    'server-error': 'retry',
    'no-access': 'access',
    interrupted: 'retry',
  };
  for (const [kind, way] of Object.entries(ways)) {
    expect(wayOut({ kind } as Failure)).toBe(way);
  }
});
