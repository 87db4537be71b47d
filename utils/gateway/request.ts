import { readBoundedBody } from './bounded-body.ts';
import { type Failure, failed, type Result } from './failure.ts';
import { type HttpResponse, type ParsedResponse, parseResponse } from './parse-response.ts';

/** For the whole request, up to the last byte. Gateways relay to a slow upstream: responses after 10 s occur. */
const TIMEOUT_MS = 15_000;

const TIMED_OUT: Failure = { kind: 'timeout', seconds: TIMEOUT_MS / 1000 };

/** Responses of one megabyte occur, because they contain the schemas of Actions, and `parseResponse` ignores huge ones. */
const MAX_BYTES = 16 * 1024 * 1024;

/** How every request to a gateway is sent. */
export const FETCH_OPTIONS = {
  // The key must not be sent to the target of a redirect.
  redirect: 'manual',
  credentials: 'omit',
  cache: 'no-store',
  referrerPolicy: 'no-referrer',
} as const satisfies RequestInit;

export interface GatewayAccess {
  /** Normalized by `parseBaseUrl`. */
  baseUrl: string;
  apiKey: string;
}

/** Whether the extension has the browser's permission to access an origin. */
export type IsAllowed = (origin: string) => Promise<boolean>;

export interface RequestOptions {
  /** Called only after a request failed without a response. */
  isAllowed: IsAllowed;
  /** This endpoint has responded before. */
  isProven?: boolean;
  /** The gateway tells this to anybody, so the key is not sent. */
  isPublic?: boolean;
  /** Many gateways lack this endpoint: a 404 means nothing else, whatever its message says. */
  isOptional?: boolean;
  signal?: AbortSignal;
}

/** Sends one request to the gateway and parses the response. Rejects only when `signal` aborts. */
export async function request(
  { baseUrl, apiKey }: GatewayAccess,
  path: string,
  { isAllowed, isProven, isPublic, isOptional, signal }: RequestOptions,
): Promise<Result<ParsedResponse>> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  let response: Response;
  try {
    response = await fetch(baseUrl + path, {
      headers: {
        Accept: 'application/json',
        ...(!isPublic && { Authorization: `Bearer ${apiKey}` }),
      },
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      ...FETCH_OPTIONS,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    return failed(timeout.aborted ? TIMED_OUT : await findConnectionFailure(baseUrl, isAllowed));
  }
  if (isRedirect(response)) return failed({ kind: 'redirected' });
  try {
    const result = parseResponse(await toHttpResponse(response), { isProven });
    const isMissing = isOptional && response.status === 404;
    return isMissing && !result.ok ? failed(toMissing(result.failure)) : result;
  } catch (error) {
    if (signal?.aborted) throw error;
    // The gateway has started to respond, so a retry may be charged again: this failure must not cause one.
    return failed(timeout.aborted ? TIMED_OUT : { kind: 'unreadable' });
  }
}

/** Why a request failed without a response. */
export async function findConnectionFailure(
  baseUrl: string,
  isAllowed: IsAllowed,
): Promise<Failure> {
  if (!(await isAllowed(new URL(baseUrl).origin))) return { kind: 'no-access' };
  return { kind: navigator.onLine === false ? 'offline' : 'unreachable' };
}

/** What a 404 of an optional endpoint means. A response about the key, the balance or a limit is still about that. */
function toMissing(failure: Failure): Failure {
  const isUnspecific = failure.kind === 'refused' || failure.kind === 'unknown-gpt';
  return isUnspecific ? { kind: 'endpoint-missing', said: failure.said } : failure;
}

/** Browsers hide the response that redirects; Node.js shows it with its status. */
export function isRedirect({ type, status }: Response): boolean {
  return type === 'opaqueredirect' || (status >= 300 && status < 400);
}

/** Reads a whole response. Rejects if the connection breaks. */
export async function toHttpResponse(response: Response): Promise<HttpResponse> {
  const contentType = response.headers.get('content-type') ?? '';
  return {
    status: response.status,
    contentType,
    retryAfter: response.headers.get('retry-after'),
    date: response.headers.get('date'),
    // A body that is too long decodes to an empty text, which is unreadable.
    body: createDecoder(contentType).decode(await readBoundedBody(response, MAX_BYTES)),
  };
}

/** A decoder for the charset of a content type; UTF-8 if it has none, or an unknown one. */
export function createDecoder(contentType: string): TextDecoder {
  const [, label] = /;\s*charset\s*=\s*["']?([\w.:-]{1,40})/i.exec(contentType) ?? [];
  try {
    return new TextDecoder(label);
  } catch {
    return new TextDecoder();
  }
}
