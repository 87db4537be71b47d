import type { Gpt, Hit } from '../gpt/gpt.ts';
import type { GptId } from '../ids/grammar.ts';
import { type HttpAnswer, readAnswer } from './answer.ts';
import { boundedBody } from './bounded-body.ts';
import { type Failure, failed, ok, type Result } from './failure.ts';
import { readGpt } from './gizmo.ts';
import { readHits } from './hits.ts';

/** From asking to the last byte. Gateways relay to a slow upstream: real answers of 10 s occur. */
const TIMEOUT_MS = 20_000;

/** Actions' schemas make answers of a megabyte; beyond this it is no answer to such a question. */
const MOST_BYTES = 8 * 1024 * 1024;

export interface GatewayAccess {
  /** Normalised by `parseBaseUrl`. */
  baseUrl: string;
  apiKey: string;
}

export interface Gateway {
  /** Rejects only when `signal` aborts. */
  gpt(id: GptId, signal?: AbortSignal): Promise<Result<Gpt>>;
  search(words: string, signal?: AbortSignal): Promise<Result<Hit[]>>;
}

/**
 * The gateway's GPT endpoints (id V2, keyword V2). `isAllowed` tells whether the browser lets us reach
 * an origin; it is asked only after a request came to nothing.
 */
export function createGateway(
  { baseUrl, apiKey }: GatewayAccess,
  isAllowed: (origin: string) => Promise<boolean>,
): Gateway {
  async function get(path: string, signal?: AbortSignal): Promise<Result<unknown>> {
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
      return failed(await reasonOf(timeout));
    }
  }

  async function reasonOf(timeout: AbortSignal): Promise<Failure> {
    if (timeout.aborted) return { kind: 'timeout', seconds: TIMEOUT_MS / 1000 };
    if (!(await isAllowed(new URL(baseUrl).origin))) return { kind: 'no-access' };
    return navigator.onLine ? { kind: 'unreachable' } : { kind: 'offline' };
  }

  return {
    async gpt(id, signal) {
      const answer = await get(`/v2/gpts/${id}`, signal);
      if (!answer.ok) return answer;
      const gpt = readGpt(answer.value, id);
      return gpt ? ok(gpt) : failed({ kind: 'unreadable' });
    },
    async search(words, signal) {
      const answer = await get(`/v2/gpts/search?query=${encodeURIComponent(words)}`, signal);
      if (!answer.ok) return answer;
      const hits = readHits(answer.value);
      return hits ? ok(hits) : failed({ kind: 'unreadable' });
    },
  };
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
