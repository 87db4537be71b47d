import { readBoundedBody } from './bounded-body.ts';
import { type Failure, failed, type Result } from './failure.ts';
import { type HttpResponse, type ParsedResponse, parseResponse } from './parse-response.ts';

/** From asking to the last byte. Gateways relay to a slow upstream: real answers of 10 s occur. */
const TIMEOUT_MS = 15_000;

const TIMED_OUT: Failure = { kind: 'timeout', seconds: TIMEOUT_MS / 1000 };

/** Actions' schemas make answers of a megabyte; beyond this it is no answer to such a question. */
const MAX_BYTES = 8 * 1024 * 1024;

export interface GatewayAccess {
  /** Normalised by `parseBaseUrl`. */
  baseUrl: string;
  apiKey: string;
}

/** Whether the browser lets us reach an origin. */
export type IsAllowed = (origin: string) => Promise<boolean>;

export interface RequestOptions {
  /** Asked only after a request came to nothing. */
  isAllowed: IsAllowed;
  /** This endpoint has answered before. */
  isProven?: boolean;
  signal?: AbortSignal;
}

/** One request to the gateway: the data of its answer, or why there is none. Rejects only when `signal` aborts. */
export async function request(
  { baseUrl, apiKey }: GatewayAccess,
  path: string,
  { isAllowed, isProven, signal }: RequestOptions,
): Promise<Result<ParsedResponse>> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  let response: Response;
  try {
    response = await fetch(baseUrl + path, {
      headers: { Authorization: `Bearer ${apiKey}`, Accept: 'application/json' },
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      // The key was saved for one address: it follows no redirect to another.
      redirect: 'manual',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    return failed(await toFailure(baseUrl, timeout, isAllowed));
  }
  if (response.type === 'opaqueredirect') return failed({ kind: 'redirected' });
  try {
    return parseResponse(await toHttpResponse(response), { isProven });
  } catch (error) {
    if (signal?.aborted) throw error;
    // The gateway was reached and began to answer: whatever broke then is no reason to ask, and pay, again.
    return failed(timeout.aborted ? TIMED_OUT : { kind: 'unreadable' });
  }
}

async function toFailure(
  baseUrl: string,
  timeout: AbortSignal,
  isAllowed: IsAllowed,
): Promise<Failure> {
  if (timeout.aborted) return TIMED_OUT;
  if (!(await isAllowed(new URL(baseUrl).origin))) return { kind: 'no-access' };
  return { kind: navigator.onLine === false ? 'offline' : 'unreachable' };
}

async function toHttpResponse(response: Response): Promise<HttpResponse> {
  const contentType = response.headers.get('content-type') ?? '';
  return {
    status: response.status,
    contentType,
    retryAfter: response.headers.get('retry-after'),
    date: response.headers.get('date'),
    // What is too long is as good as nothing: unreadable.
    body: decoderFor(contentType).decode(await readBoundedBody(response, MAX_BYTES)),
  };
}

/** Reads the charset that a content type names; UTF-8 where it names none, or none that the browser knows. */
function decoderFor(contentType: string): TextDecoder {
  const [, label] = /;\s*charset\s*=\s*["']?([\w.:-]{1,40})/i.exec(contentType) ?? [];
  try {
    return new TextDecoder(label);
  } catch {
    return new TextDecoder();
  }
}
