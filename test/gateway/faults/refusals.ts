import { envelopeFailure, gatewayError, invalidUrl, json } from '../answers.ts';
import type { Fault, FaultTable } from './fault.ts';

const SATURATED = '当前分组上游负载已饱和，请稍后再试';

/** The gateway's own refusals, well-formed. */
export const refusals = {
  'key-missing': () => gatewayError(401, '未提供令牌'),
  'key-invalid': () => gatewayError(401, '无效的令牌'),
  'key-expired': () => gatewayError(401, '该令牌已过期'),
  'key-disabled': () => gatewayError(401, '该令牌状态不可用'),
  'key-exhausted': () => gatewayError(401, '该令牌额度已用尽'),
  'new-api-invalid': () => gatewayError(401, '无效的令牌', { type: 'new_api_error', code: '' }),

  quota: () =>
    gatewayError(403, 'user quota is not enough', { param: '', code: 'insufficient_user_quota' }),
  'pre-consume-quota': () =>
    gatewayError(403, 'pre-consume token quota failed', {
      param: '',
      code: 'pre_consume_token_quota_failed',
    }),
  'ip-forbidden': () => gatewayError(403, '您的 IP 不在令牌允许访问的列表中'),
  'user-banned': () => gatewayError(403, '用户已被封禁'),

  'rate-limited': ({ fault }) => ({ status: 429, headers: retryAfterSeconds(fault), body: '' }),
  'rate-limited-date': ({ fault }) => ({ status: 429, headers: retryAfterDate(fault), body: '' }),
  'rate-limited-message': ({ fault }) => ({
    ...gatewayError(429, SATURATED),
    headers: retryAfterSeconds(fault),
  }),
  'saturated-503': () => gatewayError(503, SATURATED),
  'server-error-500': () => gatewayError(500, 'internal error'),

  'endpoint-missing-v1': ({ method, path }) => invalidUrl(method, path),
  'old-200-error': () => ({ ...gatewayError(401, '该 token 额度已用尽'), status: 200 }),
  'success-false': () => json(200, { success: false, message: '无权进行此操作，令牌无效' }),

  'unknown-code': ({ path }) => envelopeFailure(404, 'gpt not found', path),
  'unknown-404': ({ path }) => ({ ...envelopeFailure(404, 'gpt not found', path), status: 404 }),
  'unknown-null': ({ path }) => envelopeFailure(0, 'ok', path),
} satisfies FaultTable;

const DEFAULT_RETRY_AFTER_SECONDS = 30;

function retryAfterSeconds({ retryAfterSeconds: seconds }: Fault): Record<string, string> {
  return seconds === undefined ? {} : { 'Retry-After': String(seconds) };
}

function retryAfterDate(fault: Fault): Record<string, string> {
  const seconds = fault.retryAfterSeconds ?? DEFAULT_RETRY_AFTER_SECONDS;
  return { 'Retry-After': new Date(Date.now() + seconds * 1_000).toUTCString() };
}
