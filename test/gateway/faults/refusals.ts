import { balanceUsedUp, envelopeFailure, gatewayError, invalidUrl, json } from '../answers.ts';
import type { Fault, FaultTable } from './fault.ts';

const SATURATED = '当前分组上游负载已饱和，请稍后再试';

/** The gateway's own well-formed refusals. */
export const refusals = {
  'key-missing': () => gatewayError(401, '未提供令牌'),
  'key-invalid': () => gatewayError(401, '无效的令牌'),
  'key-expired': () => gatewayError(401, '该令牌已过期'),
  'key-disabled': () => gatewayError(401, '该令牌状态不可用'),
  'key-exhausted': () => gatewayError(401, '该令牌额度已用尽'),
  'new-api-invalid': () => gatewayError(401, '无效的令牌', { type: 'new_api_error', code: '' }),

  quota: () => balanceUsedUp(),
  'pre-consume-quota': () =>
    gatewayError(403, 'pre-consume token quota failed', {
      param: '',
      code: 'pre_consume_token_quota_failed',
    }),
  'insufficient-quota-429': () =>
    gatewayError(
      429,
      'You exceeded your current quota, please check your plan and billing details.',
      {
        type: 'insufficient_quota',
        code: 'insufficient_quota',
      },
    ),
  'payment-required': () => ({ status: 402, body: '' }),
  'insufficient-balance-400': () => gatewayError(400, 'Insufficient Balance'),
  'quota-zh-400': () => gatewayError(400, '额度不足'),
  'ip-forbidden': () => gatewayError(403, '您的 IP 不在令牌允许访问的列表中'),
  'user-banned': () => gatewayError(403, '用户已被封禁'),

  'rate-limited': ({ fault }) => ({ status: 429, headers: retryAfterSeconds(fault), body: '' }),
  'rate-limited-date': ({ fault }) => ({ status: 429, headers: retryAfterDate(fault), body: '' }),
  'rate-limited-message': ({ fault }) => ({
    ...gatewayError(429, SATURATED),
    headers: retryAfterSeconds(fault),
  }),
  'no-channel': () =>
    gatewayError(503, '分组 default 下模型 gpts 无可用渠道（distributor）', {
      type: 'new_api_error',
      code: 'model_not_found',
    }),
  'saturated-503': () => gatewayError(503, SATURATED),
  'server-error-500': () => gatewayError(500, 'internal error'),

  'endpoint-missing-v1': ({ method, path }) => invalidUrl(method, path),
  'old-200-error': () => ({ ...gatewayError(401, '该 token 额度已用尽'), status: 200 }),
  'success-false': () => json(200, { success: false, message: '无权进行此操作，令牌无效' }),

  // Only resembles a refused key or a missing GPT.
  'token-in-words': () =>
    gatewayError(400, 'Unexpected token \'<\', "<!DOCTYPE "... is not valid JSON'),
  'record-not-found': () => json(200, { success: false, message: 'record not found' }),
  /** Sent by many servers for an unknown route. */
  'not-found-detail': () => json(404, { detail: 'Not Found' }),
  'user-not-found': () => gatewayError(404, '用户不存在'),

  'unknown-code': ({ path }) => envelopeFailure(404, 'gpt not found', path),
  'unknown-404': ({ path }) => ({ ...envelopeFailure(404, 'gpt not found', path), status: 404 }),
  'unknown-null': ({ path }) => envelopeFailure(0, 'ok', path),
} satisfies FaultTable;

const DEFAULT_RETRY_AFTER_SECONDS = 30;

function retryAfterSeconds(fault: Fault): Record<string, string> {
  const { retryAfterSeconds: seconds, retryAfter } = fault;
  if (retryAfter !== undefined) return { 'Retry-After': retryAfter };
  return seconds === undefined ? {} : { 'Retry-After': String(seconds) };
}

function retryAfterDate(fault: Fault): Record<string, string> {
  const seconds = fault.retryAfterSeconds ?? DEFAULT_RETRY_AFTER_SECONDS;
  return { 'Retry-After': new Date(Date.now() + seconds * 1_000).toUTCString() };
}
