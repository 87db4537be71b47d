import { classify, type Evidence, keyTroubleIn, LONGEST_PAUSE_MS } from './classification.ts';
import { type Failure, failed, ok, type Result } from './failure.ts';
import { isObject } from './is-object.ts';
import { trimText } from './lenient.ts';

/** A complaint longer than this is no sentence; it is kept, sent on and shown. */
const MAX_MESSAGE_LENGTH = 500;

/** Longer than this nobody asks one user to wait: it is an epoch number, or the year of another calendar. */
const LONGEST_BELIEVED_MS = 24 * 60 * 60 * 1000;

/** An HTTP answer as the client got it; `retryAfter` and `date` are its headers. */
export interface HttpResponse {
  status: number;
  contentType: string;
  /** Seconds, or a date. */
  retryAfter?: string | null;
  /** The server's own clock. */
  date?: string | null;
  body: string;
}

/** What a gateway answered: the data, and the whole that it came in, which is the same where it came bare. */
export interface ParsedResponse {
  /** `null` where the envelope is empty. */
  data: unknown;
  envelope: unknown;
}

export interface ReadOptions {
  /** This endpoint has answered before. */
  isProven?: boolean;
  now?: number;
}

/**
 * The data in a gateway's answer, or what went wrong. The status alone decides nothing: gateways of
 * this family send errors with 200, web pages with 200, and envelopes whose code is not 0.
 */
export function parseResponse(
  response: HttpResponse,
  { isProven = false, now = Date.now() }: ReadOptions = {},
): Result<ParsedResponse> {
  const json = parseJson(response.body);
  const toFailure = findError(json, response);
  const isFailure = response.status >= 400 || toFailure.message !== undefined || json === undefined;
  if (isFailure) {
    const told = toFailure.codes.map(toStatus).find((code) => code !== undefined);
    const evidence: Evidence = {
      ...toFailure,
      status: response.status >= 400 ? response.status : (told ?? response.status),
      // What can be read is data, even where the server forgot to say so.
      isPage: json === undefined && isHtml(response),
      // An envelope says so by itself.
      isProven: isProven || response.status < 400,
    };
    return failed(failureFrom(evidence, response, now));
  }
  const data = isObject(json) && 'data' in json ? json.data : json;
  return ok({ data, envelope: json });
}

function failureFrom(evidence: Evidence, response: HttpResponse, now: number): Failure {
  const kind = classify(evidence);
  const said = evidence.message || undefined;
  switch (kind) {
    case 'key-refused':
      return { kind, reason: keyTroubleIn(evidence), said };
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
 * What a body complains of: `{error: {message, code, type}}`, `{success: false, message}`, an envelope whose code
 * is not 0, or, where the status is one of failure, any message and a plain text. Without a complaint there is no
 * message; with one that says nothing, an empty one.
 */
function findError(given: unknown, response: HttpResponse): Pick<Evidence, 'codes' | 'message'> {
  const { status, body } = response;
  const isBadStatus = status >= 400;
  // Some send a list of errors.
  const json = Array.isArray(given) && isObject(given[0]?.error) ? given[0] : given;
  if (!isObject(json)) {
    // A 404 in plain text comes from a server that knows no such path, whatever it says of it.
    const isText = isBadStatus && status !== 404 && json === undefined && !/^\s*[<{[]/.test(body);
    return { codes: [], message: isText ? toText(body) || undefined : undefined };
  }
  const { data, error, code = json.errcode } = json;
  const hasData = data !== undefined && data !== null;
  // An error without a word beside data is none.
  if (isObject(error) && !(hasData && Object.keys(error).length === 0))
    return complaintOf(isObject(error.error) ? error.error : error, json);
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
    // What is called a GPT's status is no number of HTTP's.
    (!hasData && [json.status, json.statusCode].some((each) => toStatus(`${each}`)));
  const [detail] = [json.detail, json.errors].flatMap((each) => each ?? []);
  if ((isBadStatus || isDeclared) && isObject(detail))
    return complaintOf(isObject(detail.error) ? detail.error : detail, json);
  // An envelope in an envelope: what the gateway's upstream answered.
  if (isObject(data) && !data.gizmo && (isObject(data.error) || data.success === false))
    return findError(data, response);
  if (isTextOfError || isBadCode || isDeclared) return complaintOf(json, json);
  if (!isBadStatus) return { codes: [] };
  const { codes, message } = complaintOf(json, json);
  return { codes, message: message || undefined };
}

function complaintOf(
  holder: Record<string, unknown>,
  envelope: Record<string, unknown>,
): { codes: string[]; message: string } {
  const { msg, message, error, detail, error_description: description } = holder;
  const texts = [message, msg, detail, description, error, holder.errmsg, holder.error_msg].map(
    toText,
  );
  const said = texts.find((text) => text !== '') ?? '';
  const ofWhole = [envelope.code, envelope.errcode, envelope.status, envelope.statusCode];
  const codes = [holder.code, holder.type, ...ofWhole, error]
    .map(asCode)
    .filter((code) => code !== '');
  return { codes: [...new Set(codes)], message: said };
}

/** `InvalidApiKey` and `Payment Required` are `invalid_api_key` and `payment_required`. */
function asCode(value: unknown): string {
  if (typeof value === 'number') return `${value}`;
  return toText(value)
    .replace(/(?<=[a-z])(?=[A-Z])|[ -]/g, '_')
    .toLowerCase();
}

function toStatus(code: string): number | undefined {
  return /^[45]\d\d$/.test(code) ? Number(code) : undefined;
}

function isSuccess(said: unknown): boolean {
  return /^(?:ok|success(?:ful)?|成功|操作成功|请求成功|查询成功|获取成功)[.!。]?$/i.test(
    toText(said),
  );
}

/**
 * When the gateway wants to be asked again, in milliseconds since 1970. What nobody would wait for (a negative
 * number, an epoch, years) is as good as nothing said; what is long is cut.
 */
function parseRetryAfter({ retryAfter, date }: HttpResponse, now: number): number | undefined {
  const ms = pauseIn(retryAfter?.trim() ?? '', date?.trim() ?? '', now);
  const isBelieved = ms >= 0 && ms <= LONGEST_BELIEVED_MS;
  return isBelieved ? now + Math.min(ms, LONGEST_PAUSE_MS) : undefined;
}

function pauseIn(header: string, date: string, now: number): number {
  // Two proxies that each ask for a pause come as "30, 30".
  const [, seconds] =
    /^(\d{1,12}(?:\.\d{0,12})?)(?: ?s(?:ec(?:ond)?s?)?)?(?:,.*)?$/i.exec(header) ?? [];
  if (seconds) return Number(seconds) * 1000;
  // A date is held against the clock that it comes from, where that is told: ours may be wrong.
  return httpDate(header) - (httpDate(date) || now);
}

/** Browsers' `Date.parse` takes "1.5" for a day in 2001: only what begins as HTTP's dates do is one. */
function httpDate(text: string): number {
  return /^(?:mon|tue|wed|thu|fri|sat|sun)/i.test(text) ? Date.parse(text) : Number.NaN;
}

function isHtml({ contentType, body }: HttpResponse): boolean {
  return /\bhtml\b/i.test(contentType) || /^\s*<(?:!doctype|html)/i.test(body);
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function toText(value: unknown): string {
  return (typeof value === 'string' && trimText(value, MAX_MESSAGE_LENGTH)) || '';
}
