import { getBlockDuration } from '../gateway/classification.ts';
import type { Gateway } from '../gateway/client.ts';
import { type Failure, failed, ok, type Result } from '../gateway/failure.ts';
import type { HitPage, NextPage } from '../gpt/gpt.ts';
import type { GptId } from '../gpt/gpt-id.ts';
import { isRecent } from '../lib/is-recent.ts';
import { DEFAULT_LOOKUPS } from '../settings/lookup-settings.ts';
import { bestEffort } from './best-effort.ts';
import type { GptCache } from './cache/cache.ts';
import type { CachedGpt } from './cache/entries.ts';
import { createCircuitBreaker } from './circuit-breaker.ts';
import { createRecentFailures, type FailureLog } from './failure-log.ts';
import { createInFlightLookups } from './in-flight.ts';
import type { LookupReason } from './usage-by-day.ts';

/** The answer to a lookup: a GPT, with the failure if it could not be refreshed, or the failure alone. */
export type LookupAnswer =
  | { found: true; cached: CachedGpt; failure?: Failure }
  | { found: false; failure: Failure };

export interface LookupOptions {
  /** The usage counts the lookup by this reason. */
  reason: LookupReason;
  /** Sends a request even if the cache contains an answer. */
  refresh?: boolean;
  /** How long a cached GPT is fresh, in milliseconds. The default is the user's setting. */
  freshForMs?: number;
  /** Returns the failure of a recent lookup instead of trying again. */
  recallFailure?: boolean;
  /** Called before a request. If it returns a failure, no request is sent. */
  checkLimit?(): Failure | undefined;
  signal?: AbortSignal;
  /** Called when this lookup sends a request: not if the cache answers or if it shares the request of another. */
  onRequest?(): void;
}

export interface LookupService {
  /**
   * Looks up a GPT in the cache if it is fresh there, otherwise at the gateway. Yields a stale cached GPT first and the
   * response of the gateway after it. Rejects only when `signal` aborts.
   */
  lookUp(id: GptId, options: LookupOptions): AsyncGenerator<LookupAnswer, void>;
  /** Searches at the gateway. `next` is the next page from an earlier response. */
  search(words: string, next?: NextPage): Promise<Result<HitPage>>;
  /** Resets remembered failures, because the gateway or its key has changed. */
  forgetFailures(): void;
}

export interface LookupServiceDeps {
  /** Returns a client that counts its requests by `reason`, or `undefined` if no gateway is set up. */
  gateway(reason: LookupReason): Promise<Gateway | undefined>;
  cache: GptCache;
  failureLog: FailureLog;
  /** The user's setting of how long a cached GPT is fresh, in milliseconds. */
  freshForMs(): Promise<number>;
  /** Called with each GPT that the gateway returned, whatever the reason. Not awaited. */
  onFetched?(fetched: CachedGpt): void;
  /** Called when bookkeeping fails or a setting cannot be read. The answer does not depend on either. */
  onError(error: unknown): void;
  /** Milliseconds since 1970, for times that are stored. */
  now?: () => number;
  /** Milliseconds of a monotonic clock, for all other times. */
  elapsed?: () => number;
}

/** Used if the setting cannot be read. */
const FRESH_MS = DEFAULT_LOOKUPS.freshHours * 60 * 60 * 1000;

/*
 * A person waits for an urgent lookup. During a refresh they already see a stale GPT. Nobody waits for batches and follow
 * checks.
 */
const URGENT_PRIORITY = 1;
const REFRESH_PRIORITY = 0;
const BACKGROUND_PRIORITY = -1;

/** Decides whether the cache or the gateway answers a lookup, and records the result. */
export function createLookupService(deps: LookupServiceDeps): LookupService {
  const { gateway, cache, failureLog, freshForMs, onFetched, onError, now = Date.now } = deps;
  const { elapsed = () => performance.now() } = deps;
  const inFlight = createInFlightLookups<GptId, CachedGpt>();
  const circuitBreaker = createCircuitBreaker(now, elapsed);
  const recentFailures = createRecentFailures(elapsed);

  /** Sends a request to the gateway and records its success or failure. */
  async function requestGateway<T>(
    reason: LookupReason,
    send: (gateway: Gateway) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    const client = await gateway(reason);
    if (!client) return failed({ kind: 'no-key' });
    const sentAt = now();
    const start = elapsed();
    const result = await send(client);
    if (result.ok) {
      circuitBreaker.recordSuccess(start);
    } else {
      circuitBreaker.recordFailure(result.failure);
      const milliseconds = Math.round(elapsed() - start);
      await bestEffort(
        failureLog.record(result.failure, { at: sentAt, reason, milliseconds }),
        onError,
      );
    }
    return result;
  }

  async function fetchGpt(
    id: GptId,
    reason: LookupReason,
    signal: AbortSignal,
  ): Promise<Result<CachedGpt>> {
    const result = await requestGateway(reason, (client) => client.gpt(id, signal));
    if (result.ok) {
      const fetched = { asked: id, gpt: result.value, readAt: now() };
      recentFailures.remove(id);
      await bestEffort(cache.put(fetched), onError);
      onFetched?.(fetched);
      return ok(fetched);
    }
    recentFailures.record(id, result.failure);
    if (getBlockDuration(result.failure, 'gpt', now()) > 0) {
      const negative = { asked: id, failure: result.failure, at: now() };
      await bestEffort(cache.putNegative(negative), onError);
    }
    return result;
  }

  /** Returns a remembered failure because of which a request for an id would fail. */
  async function knownFailure(id: GptId): Promise<Failure | undefined> {
    const negative = await cache.getNegative(id);
    const ms = negative ? getBlockDuration(negative.failure, 'gpt', now()) : 0;
    const isMissing = negative && isRecent(negative.at, ms, now());
    return isMissing ? negative.failure : circuitBreaker.current();
  }

  return {
    async *lookUp(id, options) {
      const {
        reason,
        refresh = false,
        recallFailure = false,
        checkLimit,
        signal,
        onRequest,
      } = options;
      const cached = await cache.get(id);
      const toFailedAnswer = (failure: Failure): LookupAnswer =>
        // Show a stale GPT rather than only an error.
        cached ? { found: true, cached, failure } : { found: false, failure };

      if (cached && !refresh) {
        yield { found: true, cached };
        const fresh = options.freshForMs ?? (await bestEffort(freshForMs(), onError)) ?? FRESH_MS;
        if (isRecent(cached.readAt, fresh, now())) return;
      }
      const standingFailure = refresh ? undefined : await knownFailure(id);
      const priorFailure =
        (recallFailure ? recentFailures.get(id) : undefined) ?? standingFailure ?? checkLimit?.();
      if (priorFailure) return yield toFailedAnswer(priorFailure);

      const priority = getPriority(reason, cached !== undefined && !refresh);
      const work = async (lookupSignal: AbortSignal) => {
        // While this lookup was queued, another one may have fetched the GPT or failed.
        if (!refresh) {
          const newer = await cache.get(id);
          if (newer && newer.readAt !== cached?.readAt) return ok(newer);
          const failure = await knownFailure(id);
          if (failure) return failed(failure);
        }
        onRequest?.();
        return fetchGpt(id, reason, lookupSignal);
      };
      const result = await inFlight.join(id, priority, work, signal);
      yield result.ok ? { found: true, cached: result.value } : toFailedAnswer(result.failure);
    },

    search(words, next) {
      // A person starts each search, so remembered failures don't prevent it, like "Try again" on a card.
      return requestGateway('search', (client) => client.search(words, next));
    },

    forgetFailures() {
      circuitBreaker.reset();
      recentFailures.clear();
    },
  };
}

function getPriority(reason: LookupReason, isShown: boolean): number {
  if (reason === 'survey' || reason === 'follow') return BACKGROUND_PRIORITY;
  return isShown ? REFRESH_PRIORITY : URGENT_PRIORITY;
}
