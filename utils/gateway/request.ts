import { type Answered, type HttpAnswer, readAnswer } from './answer.ts';
import { boundedBody } from './bounded-body.ts';
import { type Failure, failed, type Result } from './failure.ts';

/** From asking to the last byte. Gateways relay to a slow upstream: real answers of 10 s occur. */
const TIMEOUT_MS = 15_000;

/** Actions' schemas make answers of a megabyte; beyond this it is no answer to such a question. */
const MOST_BYTES = 8 * 1024 * 1024;

export interface GatewayAccess {
  /** Normalised by `parseBaseUrl`. */
  baseUrl: string;
  apiKey: string;
}

/** Whether the browser lets us reach an origin. */
export type IsAllowed = (origin: string) => Promise<boolean>;

/**
 * One request to the gateway: the data of its answer, or why there is none. Rejects only when `signal`
 * aborts. `isAllowed` is asked only after a request came to nothing.
 */
export async function request(
  { baseUrl, apiKey }: GatewayAccess,
  path: string,
  isAllowed: IsAllowed,
  signal?: AbortSignal,
): Promise<Result<Answered>> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const response = await fetch(baseUrl + path, {
      headers: { Authorization: `Bearer ${apiKey}`, Accept: 'application/json' },
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      // The key was saved for one address: it follows no redirect to another.
      redirect: 'manual',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    });
    if (response.type === 'opaqueredirect') return failed({ kind: 'redirected' });
    return readAnswer(await httpAnswer(response));
  } catch (error) {
    if (signal?.aborted) throw error;
    return failed(await reasonOf(baseUrl, timeout, isAllowed));
  }
}

async function reasonOf(
  baseUrl: string,
  timeout: AbortSignal,
  isAllowed: IsAllowed,
): Promise<Failure> {
  if (timeout.aborted) return { kind: 'timeout', seconds: TIMEOUT_MS / 1000 };
  if (!(await isAllowed(new URL(baseUrl).origin))) return { kind: 'no-access' };
  return { kind: navigator.onLine === false ? 'offline' : 'unreachable' };
}

async function httpAnswer(response: Response): Promise<HttpAnswer> {
  return {
    status: response.status,
    contentType: response.headers.get('content-type') ?? '',
    retryAfter: response.headers.get('retry-after'),
    // What is too long is as good as nothing: unreadable.
    body: new TextDecoder().decode(await boundedBody(response, MOST_BYTES)),
  };
}
