import { isObject } from '../lib/is-object.ts';
import { trimText } from '../lib/trim-text.ts';
import { classify, type Evidence, findKeyProblem, MAX_PAUSE_MS } from './classification.ts';
import { type Failure, failed, ok, type Result } from './failure.ts';
import { removeLargeSchemas } from './remove-large-schemas.ts';

/** In characters. Error messages are stored, sent in messages and shown. */
const MAX_MESSAGE_LENGTH = 500;

/** A longer pause is not plausible: the header probably contains an epoch time or a year of another calendar. */
const MAX_PLAUSIBLE_PAUSE_MS = 24 * 60 * 60 * 1000;

/** An HTTP response as received; `retryAfter` and `date` are headers. */
export interface HttpResponse {
  status: number;
  contentType: string;
  /** Seconds, or a date. */
  retryAfter?: string | null;
  /** The time of the server's clock. */
  date?: string | null;
  body: string;
}

/** A successful response: its data, and the envelope around it. Without an envelope, both are the same. */
export interface ParsedResponse {
  /** `null` if the envelope is empty. */
  data: unknown;
  envelope: unknown;
}

export interface ReadOptions {
  /** This endpoint has responded before. */
  isProven?: boolean;
  /** It is the response to a chat message, not to a lookup. */
  isChat?: boolean;
  /** Milliseconds since 1970. */
  now?: number;
}

/**
 * The data in a gateway's response, or the failure. The HTTP status is not sufficient: gateways of this family send
 * errors, web pages and envelopes with a nonzero code with status 200.
 */
export function parseResponse(
  response: HttpResponse,
  { isProven = false, isChat = false, now = Date.now() }: ReadOptions = {},
): Result<ParsedResponse> {
  const json = parseJson(response.body);
  const error = findError(json, response);
  const isFailure = response.status >= 400 || error.message !== undefined || json === undefined;
  if (isFailure) {
    const statusCode = error.codes.map(toStatus).find((code) => code !== undefined);
    const evidence: Evidence = {
      ...error,
      status: response.status >= 400 ? response.status : (statusCode ?? response.status),
      // JSON is data, even with an HTML content type.
      isPage: json === undefined && isHtml(response),
      // An error in an envelope with a success status proves that the endpoint exists.
      isProven: isProven || response.status < 400,
      isChat,
    };
    return failed(createFailure(evidence, response, now));
  }
  const data = isObject(json) && 'data' in json ? json.data : json;
  return ok({ data, envelope: json });
}

function createFailure(evidence: Evidence, response: HttpResponse, now: number): Failure {
  const kind = classify(evidence);
  const said = evidence.message || undefined;
  switch (kind) {
    case 'key-refused':
      return { kind, reason: findKeyProblem(evidence), said };
    case 'rate-limited':
      return { kind, retryAt: parseRetryAfter(response, now), said };
    case 'server-error':
      return { kind, status: evidence.status, said };
    case 'not-a-gateway':
    case 'unreadable':
      return { kind };
    default:
      return { kind, said };
  }
}

/**
 * Finds the error in a body: `{error: {message, code, type}}`, `{success: false, message}`, an envelope with a nonzero
 * code, or, if the HTTP status is an error, any message or plain text. `message` is missing if there is no error, and
 * empty if the error has no message.
 */
function findError(received: unknown, response: HttpResponse): Pick<Evidence, 'codes' | 'message'> {
  const { status, body } = response;
  const isBadStatus = status >= 400;
  // Some gateways send a list of errors.
  const json = Array.isArray(received) && isObject(received[0]?.error) ? received[0] : received;
  if (!isObject(json)) {
    // A plain text 404 comes from a server that lacks the path, whatever the text says.
    const isText = isBadStatus && status !== 404 && json === undefined && !/^\s*[<{[]/.test(body);
    return { codes: [], message: isText ? toText(body) || undefined : undefined };
  }
  const { data, error, code = json.errcode } = json;
  const hasData = data !== undefined && data !== null;
  // An empty error object beside data is not an error.
  if (isObject(error) && !(hasData && Object.keys(error).length === 0))
    return extractError(isObject(error.error) ? error.error : error, json);
  const isTextOfError = typeof error === 'string' && error !== '';
  const isBadCode =
    typeof code === 'number'
      ? code !== 0 && code !== 200 && !(hasData && isSuccess(json.msg ?? json.message))
      : typeof code === 'string' && !hasData && !/^(?:|0|200|ok|success)$/i.test(code);
  const isDeclared =
    json.success === false ||
    json.success === 'false' ||
    error === true ||
    /^(?:error|fail(?:ed|ure)?)$/i.test(toText(json.status)) ||
    // Beside data, `status` may belong to the GPT.
    (!hasData && [json.status, json.statusCode].some((each) => toStatus(`${each}`)));
  const [detail] = [json.detail, json.errors].flatMap((each) => each ?? []);
  if ((isBadStatus || isDeclared) && isObject(detail))
    return extractError(isObject(detail.error) ? detail.error : detail, json);
  // A nested envelope contains the response of the gateway's upstream.
  if (isObject(data) && !data.gizmo && (isObject(data.error) || data.success === false))
    return findError(data, response);
  if (isTextOfError || isBadCode || isDeclared) return extractError(json, json);
  if (!isBadStatus) return { codes: [] };
  const { codes, message } = extractError(json, json);
  return { codes, message: message || undefined };
}

function extractError(
  holder: Record<string, unknown>,
  envelope: Record<string, unknown>,
): { codes: string[]; message: string } {
  const { msg, message, error, detail, error_description: description } = holder;
  const texts = [message, msg, detail, description, error, holder.errmsg, holder.error_msg].map(
    toText,
  );
  const firstText = texts.find((text) => text !== '') ?? '';
  const envelopeCodes = [envelope.code, envelope.errcode, envelope.status, envelope.statusCode];
  const codes = [holder.code, holder.type, ...envelopeCodes, error]
    .map(toCode)
    .filter((code) => code !== '');
  return { codes: [...new Set(codes)], message: firstText };
}

/** `InvalidApiKey` and `Payment Required` are `invalid_api_key` and `payment_required`. */
function toCode(value: unknown): string {
  if (typeof value === 'number') return `${value}`;
  return toText(value)
    .replace(/(?<=[a-z])(?=[A-Z])|[ -]/g, '_')
    .toLowerCase();
}

function toStatus(code: string): number | undefined {
  return /^[45]\d\d$/.test(code) ? Number(code) : undefined;
}

function isSuccess(message: unknown): boolean {
  return /^(?:ok|success(?:ful)?|成功|操作成功|请求成功|查询成功|获取成功)[.!。]?$/i.test(
    toText(message),
  );
}

/**
 * When the gateway accepts requests again, in milliseconds since 1970. Implausible values (negative numbers, epoch
 * times, years) are ignored; long pauses are limited to `MAX_PAUSE_MS`.
 */
function parseRetryAfter({ retryAfter, date }: HttpResponse, now: number): number | undefined {
  const ms = parsePause(retryAfter?.trim() ?? '', date?.trim() ?? '', now);
  const isPlausible = ms >= 0 && ms <= MAX_PLAUSIBLE_PAUSE_MS;
  return isPlausible ? now + Math.min(ms, MAX_PAUSE_MS) : undefined;
}

function parsePause(header: string, date: string, now: number): number {
  // Two proxies that both set the header result in "30, 30".
  const [, seconds] =
    /^(\d{1,12}(?:\.\d{0,12})?)(?: ?s(?:ec(?:ond)?s?)?)?(?:,.*)?$/i.exec(header) ?? [];
  if (seconds) return Number(seconds) * 1000;
  // Compare a date with the server's clock if known, because the local clock may be wrong.
  return parseHttpDate(header) - (parseHttpDate(date) || now);
}

/** Requires a weekday, because `Date.parse` of browsers accepts "1.5" as a day in 2001. */
function parseHttpDate(text: string): number {
  return /^(?:mon|tue|wed|thu|fri|sat|sun)/i.test(text) ? Date.parse(text) : Number.NaN;
}

function isHtml({ contentType, body }: HttpResponse): boolean {
  return /\bhtml\b/i.test(contentType) || /^\s*<(?:!doctype|html)/i.test(body);
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(removeLargeSchemas(body));
  } catch {
    return undefined;
  }
}

function toText(value: unknown): string {
  return (typeof value === 'string' && trimText(value, MAX_MESSAGE_LENGTH)) || '';
}
