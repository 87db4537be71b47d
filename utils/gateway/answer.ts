import { type Failure, failed, type KeyTrouble, ok, type Result } from './failure.ts';
import { isObject } from './is-object.ts';
import { trimmed } from './lenient.ts';

/** A complaint longer than this is no sentence; it is kept, sent on and shown. */
const LONGEST_SAID = 500;

/** An HTTP answer as the client got it; `retryAfter` is the header, seconds or a date. */
export interface HttpAnswer {
  status: number;
  contentType: string;
  retryAfter?: string | null;
  body: string;
}

/** What a gateway answered: the data, and the whole that it came in, which is the same where it came bare. */
export interface Answered {
  data: unknown;
  whole: unknown;
}

/**
 * The data in a gateway's answer, or what went wrong. The status alone decides nothing: gateways of
 * this family send errors with 200, web pages with 200, and envelopes whose code is not 0.
 */
export function readAnswer(answer: HttpAnswer, now = Date.now()): Result<Answered> {
  const json = parseJson(answer.body);
  // What can be read is data, even where the server forgot to say so.
  const isPage = json === undefined && isHtml(answer);
  const { message, code } = complaintIn(json);
  const status = answer.status >= 400 ? answer.status : (asStatus(code) ?? answer.status);

  if (status >= 500) return failed({ kind: 'server-error', status, said: message });
  if (status === 429) {
    return failed({
      kind: 'rate-limited',
      retryAt: retryTime(answer.retryAfter, now),
      said: message,
    });
  }
  // A firewall's page still says that somebody is kept out.
  const isRefusal = status === 401 || status === 403;
  if (isPage && !isRefusal) return failed({ kind: 'not-a-gateway' });
  if (status >= 400 || message !== undefined) return failed(complaint(status, code, message));
  if (json === undefined) return failed({ kind: 'unreadable' });
  if (isObject(json) && 'data' in json) {
    return json.data === null
      ? failed({ kind: 'unknown-gpt' })
      : ok({ data: json.data, whole: json });
  }
  return ok({ data: json, whole: json });
}

function complaint(status: number, code: string, message: string | undefined): Failure {
  const words = `${code} ${message ?? ''}`;
  const said = message || undefined;
  if (/insufficient_user_quota|pre_consume_token_quota|quota is not enough|余额不足/i.test(words)) {
    return { kind: 'balance-used-up', said };
  }
  // What a 403 says of the key is about where it may be used from.
  if (status === 403) return { kind: 'forbidden', said };
  if (status === 401 || /令牌|token|api[ _-]?key/i.test(words)) {
    return { kind: 'key-refused', reason: keyTrouble(words), said };
  }
  // A 404 without a word of a gateway's comes from a server that knows no such path.
  if (/invalid url/i.test(words) || (status === 404 && message === undefined)) {
    return { kind: 'endpoint-missing', said };
  }
  if (status === 404 || /not[ _]found|不存在|未找到|找不到/i.test(words)) {
    return { kind: 'unknown-gpt', said };
  }
  return { kind: 'refused', said };
}

function keyTrouble(words: string): KeyTrouble | undefined {
  if (/未提供|not provided|missing/i.test(words)) return 'missing';
  if (/过期|expired/i.test(words)) return 'expired';
  if (/用尽|exhausted/i.test(words)) return 'exhausted';
  return /不可用|禁用|disabled/i.test(words) ? 'disabled' : undefined;
}

/** The message of `{error: {message, code}}`, `{success: false, message}` or an envelope whose code is not 0. */
function complaintIn(json: unknown): { message?: string; code: string } {
  if (!isObject(json)) return { code: '' };
  if (isObject(json.error)) {
    const { message, code } = json.error;
    return { message: asText(message), code: typeof code === 'number' ? `${code}` : asText(code) };
  }
  if (typeof json.error === 'string') return { message: asText(json.error), code: '' };
  if (json.success === false) return { message: asText(json.message), code: '' };
  const isBad = typeof json.code === 'number' && json.code !== 0 && json.code !== 200;
  return isBad
    ? { message: asText(json.msg ?? json.message), code: String(json.code) }
    : { code: '' };
}

function asStatus(code: string): number | undefined {
  return /^[45]\d\d$/.test(code) ? Number(code) : undefined;
}

function retryTime(header: string | null | undefined, now: number): number | undefined {
  if (!header) return undefined;
  const at = /^\s*\d+\s*$/.test(header) ? now + Number(header) * 1000 : Date.parse(header);
  return Number.isFinite(at) ? at : undefined;
}

function isHtml({ contentType, body }: HttpAnswer): boolean {
  return /\bhtml\b/i.test(contentType) || /^\s*<(?:!doctype|html)/i.test(body);
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function asText(value: unknown): string {
  return (typeof value === 'string' && trimmed(value, LONGEST_SAID)) || '';
}
