import { describe, expect, it } from 'vitest';
import {
  type Failure,
  type FailureKind,
  getRecoveryAction,
} from '../../../utils/gateway/failure.ts';
import { type HttpResponse, parseResponse } from '../../../utils/gateway/parse-response.ts';
import {
  getFailure,
  JSON_TYPE,
  jsonResponse,
  NOW,
  page,
  refusal,
} from '../support/http-responses.ts';

describe('the data of a response', () => {
  it.each<[string, unknown, unknown]>([
    ['from an envelope', { code: 0, msg: 'ok', sn: 'a1', data: { a: 1 } }, { a: 1 }],
    ['from an envelope with the code 200', { code: 200, data: { a: 1 } }, { a: 1 }],
    ['from an envelope with success: true', { success: true, message: '', data: [1] }, [1]],
    ['from an envelope with the error null', { error: null, data: [1] }, [1]],
    ['from an envelope with an empty error', { error: {}, data: [1] }, [1]],
    [
      'from an envelope with another code and a success message',
      { code: 1, msg: 'success', data: [1] },
      [1],
    ],
    ['from a list object', { object: 'list', data: [] }, []],
    ['from a response without an envelope', { a: 1 }, { a: 1 }],
    ['from a list', [1, 2], [1, 2]],
  ])('is extracted %s', (_, body, value) => {
    const answer = { status: 200, contentType: JSON_TYPE, body: JSON.stringify(body) };
    expect(parseResponse(answer)).toEqual({ ok: true, value: { data: value, envelope: body } });
  });

  it.each(['', 'text/plain', 'application/octet-stream', 'text/html'])(
    'is parsed for any content type: %j',
    (contentType) => {
      const answer = { status: 200, contentType, body: ' {"code":0,"data":[7]}' };
      expect(parseResponse(answer)).toMatchObject({ ok: true, value: { data: [7] } });
    },
  );
});

/** The known variants of gateways of this family, with the expected failures. */
describe('a rate limit response', () => {
  it.each<[string, string | null | undefined, number | undefined]>([
    ['seconds', '7', NOW + 7_000],
    ['zero seconds', '0', NOW],
    ['a date', 'Sat, 01 Jun 2024 12:01:00 GMT', NOW + 60_000],
    ['nothing', null, undefined],
    ['an empty header', '', undefined],
    ['something else', 'in a while', undefined],
    ['seconds with a fraction', '1.5', NOW + 1_500],
    ['values of two proxies', '30, 60', NOW + 30_000],
    ['seconds with their unit', '30 seconds', NOW + 30_000],
    ['a negative number', '-1', undefined],
    ['an epoch number', '1771404540', undefined],
    ['an epoch number in milliseconds', '1771404540000', undefined],
    ['a year', '31536000', undefined],
    ['a huge number', `1${'0'.repeat(300)}`, undefined],
    ['a number in another notation', '1e3', undefined],
    ['an hour, limited to ten minutes', '3600', NOW + 600_000],
    ['a past date', 'Sat, 01 Jun 2024 11:59:00 GMT', undefined],
    ['a date in an hour', 'Sat, 01 Jun 2024 13:00:00 GMT', NOW + 600_000],
    ['a date in years', 'Sat, 01 Jun 2054 12:00:00 GMT', undefined],
    ['only a year', '2024', NOW + 600_000],
    ['a date of another form', '2024-06-01T12:01:00Z', undefined],
  ])('sets the retry time from the Retry-After header: %s', (_, retryAfter, retryAt) => {
    const answer = { status: 429, contentType: '', body: '', retryAfter };
    expect(getFailure(answer)).toEqual({ kind: 'rate-limited', retryAt, said: undefined });
  });

  it('compares a date with the server’s clock', () => {
    const retryAfter = 'Sat, 01 Jun 2024 13:00:07 GMT';
    const date = 'Sat, 01 Jun 2024 13:00:00 GMT';
    const answer = { status: 429, contentType: '', body: '', retryAfter, date };
    expect(getFailure(answer)).toMatchObject({ retryAt: NOW + 7_000 });
    expect(getFailure({ ...answer, date: 'today' })).toMatchObject({ retryAt: NOW + 600_000 });
  });

  it('keeps the gateway’s message', () => {
    expect(getFailure({ ...refusal(429, '请求过于频繁'), retryAfter: '3' })).toEqual({
      kind: 'rate-limited',
      retryAt: NOW + 3_000,
      said: '请求过于频繁',
    });
  });

  it('is recognized in an envelope and by the status of a web page', () => {
    expect(getFailure(jsonResponse(200, { code: 429, msg: 'slow down' }))?.kind).toBe(
      'rate-limited',
    );
    expect(getFailure(page(429))?.kind).toBe('rate-limited');
  });
});

describe('a server error', () => {
  it.each<[Partial<HttpResponse>, Failure]>([
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
      jsonResponse(200, { code: 500, msg: 'internal error' }),
      { kind: 'server-error', status: 500, said: 'internal error' },
    ],
    [refusal(500, '无效的令牌'), { kind: 'server-error', status: 500, said: '无效的令牌' }],
  ])('is recognized by the status: %j', (answer, failure) => {
    expect(getFailure(answer)).toEqual(failure);
  });
});

describe('a web page instead of data', () => {
  it.each<[string, Partial<HttpResponse>]>([
    ['a dashboard with 200', page(200)],
    ['a page of another type', { contentType: 'application/xhtml+xml', body: '<html></html>' }],
    ['a page without a content type', { contentType: '', body: '\n <!DOCTYPE html><p>Hi' }],
    ['an empty page', page(200, '')],
  ])('fails as not-a-gateway: %s', (_, answer) => {
    expect(getFailure(answer)).toEqual({ kind: 'not-a-gateway' });
  });
});

describe('an unreadable response', () => {
  it.each<[string, Partial<HttpResponse>]>([
    ['nothing', { body: '' }],
    ['nothing of no type', { contentType: '', body: '' }],
    ['half of it', { body: '{"code":0,"msg":"ok","data":{"gizmo":{"id":"g-7Qm' }],
    ['a sentence', { body: 'Service is up and running.' }],
    ['two answers in one', { body: '{"data":1}{"data":2}' }],
  ])('is %s', (_, answer) => {
    expect(getFailure(answer)).toEqual({ kind: 'unreadable' });
  });
});

it('getRecoveryAction returns the action for each failure', () => {
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
    expect(getRecoveryAction({ kind } as Failure)).toBe(way);
  }
});
