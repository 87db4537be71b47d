import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../utils/gateway/failure.ts';
import type { HttpResponse } from '../../../utils/gateway/parse-response.ts';
import { getFailure, jsonResponse, refusal } from '../support/http-responses.ts';

const refusals: [string, Partial<HttpResponse>, Failure][] = [
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
    jsonResponse(401, { error: { message: '无效的令牌', type: 'new_api_error', code: '' } }),
    { kind: 'key-refused', reason: undefined, said: '无效的令牌' },
  ],
  [
    'an expired key',
    refusal(401, '该令牌已过期'),
    { kind: 'key-refused', reason: 'expired', said: '该令牌已过期' },
  ],
  [
    'a wrong key, in a list of errors',
    jsonResponse(400, [{ error: { code: 400, message: 'API key not valid.' } }]),
    { kind: 'key-refused', reason: undefined, said: 'API key not valid.' },
  ],
  [
    'a wrong key, in a list of errors with 200',
    jsonResponse(200, [{ error: { code: 401, message: 'API key not valid.' } }]),
    { kind: 'key-refused', reason: undefined, said: 'API key not valid.' },
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
    'a used-up balance, only by its code',
    refusal(403, '', 'pre_consume_token_quota_failed'),
    { kind: 'balance-used-up', said: undefined },
  ],
  [
    'a used-up balance, in Chinese with status 200',
    jsonResponse(200, { success: false, message: '余额不足，请充值' }),
    { kind: 'balance-used-up', said: '余额不足，请充值' },
  ],
  [
    'a blocked IP address',
    refusal(403, '您的 IP 不在令牌允许访问的列表中'),
    { kind: 'forbidden', said: '您的 IP 不在令牌允许访问的列表中' },
  ],
  ['a banned user', refusal(403, '用户已被封禁'), { kind: 'forbidden', said: '用户已被封禁' }],
  ['a 403 without a word', { status: 403 }, { kind: 'forbidden', said: undefined }],
  [
    'a missing endpoint',
    jsonResponse(404, {
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
    'a missing path, in the web server’s own words',
    { status: 404, contentType: 'text/plain', body: 'There is no such page here.' },
    { kind: 'endpoint-missing', said: undefined },
  ],
  [
    'an error with status 200',
    refusal(200, '该 token 额度已用尽'),
    { kind: 'key-refused', reason: 'exhausted', said: '该 token 额度已用尽' },
  ],
  [
    'a failure with status 200',
    jsonResponse(200, { success: false, message: '无权进行此操作，access token 无效' }),
    { kind: 'key-refused', reason: undefined, said: '无权进行此操作，access token 无效' },
  ],
  [
    'an error as a string',
    jsonResponse(200, { error: 'something odd' }),
    { kind: 'refused', said: 'something odd' },
  ],
  [
    'an error without a message',
    jsonResponse(200, { error: {} }),
    { kind: 'refused', said: undefined },
  ],
  [
    'an error with a status for a code',
    jsonResponse(200, { error: { message: 'no such gpt', code: '404' } }),
    { kind: 'unknown-gpt', said: 'no such gpt' },
  ],
  [
    'an error with a number for a code',
    jsonResponse(200, { error: { message: 'no such gpt', code: 404 } }),
    { kind: 'unknown-gpt', said: 'no such gpt' },
  ],
  [
    'an unknown GPT, by the envelope’s code',
    jsonResponse(200, { code: 404, msg: 'gpt not found', data: null }),
    { kind: 'unknown-gpt', said: 'gpt not found' },
  ],
  [
    'an unknown GPT, by the envelope’s words',
    jsonResponse(200, { code: 1, msg: '该 GPT 不存在', data: {} }),
    { kind: 'unknown-gpt', said: '该 GPT 不存在' },
  ],
  [
    'an unknown GPT, by status and envelope',
    jsonResponse(404, { code: 404, msg: 'gpt not found', data: null }),
    { kind: 'unknown-gpt', said: 'gpt not found' },
  ],
  [
    'a custom code of the gateway',
    jsonResponse(200, { code: -1, msg: 'try later', data: null }),
    { kind: 'refused', said: 'try later' },
  ],
  [
    'a key that is refused in the envelope',
    jsonResponse(200, { code: 401, msg: 'unauthorized', data: null }),
    { kind: 'key-refused', reason: undefined, said: 'unauthorized' },
  ],
  [
    'a bad request',
    jsonResponse(400, { error: { message: 'what?' } }),
    { kind: 'refused', said: 'what?' },
  ],
];

describe('an error response', () => {
  it.each(refusals)('is classified correctly: %s', (_, answer, failure) => {
    expect(getFailure(answer)).toEqual(failure);
  });
});
