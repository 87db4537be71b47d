import { getBlockDuration, mayAskNext } from '../gateway/classification.ts';
import type { Gateway } from '../gateway/client.ts';
import { type Failure, failed, ok, type Result } from '../gateway/failure.ts';
import type { GptId } from '../gpt/gpt-id.ts';
import { bestEffort } from './best-effort.ts';
import type { GptCache } from './cache/cache.ts';
import type { CachedGpt } from './cache/entries.ts';
import {
  addNegativeResponse,
  getValidFailure,
  type NegativeEntry,
} from './cache/negative-entry.ts';
import { createCircuitBreakers } from './circuit-breaker.ts';
import { createRecentFailures, type FailureLog, type GatewayFailure } from './failure-log.ts';
import type { LookupReason } from './usage-by-day.ts';

/** A gateway to ask. */
export interface OpenGateway {
  id: string;
  client: Gateway;
}

/** What gateways responded, one after the other: the GPT of the last one, if any, and the failures of the others. */
export interface Outcome {
  fetched?: CachedGpt;
  failures: GatewayFailure[];
}

/** How far a lookup has come. */
export interface Progress {
  failures: GatewayFailure[];
  /** The gateway that is being asked. */
  gatewayId: string;
}

interface FetchOptions {
  reason: LookupReason;
  /** Sends requests whatever failed before. */
  refresh?: boolean;
  signal: AbortSignal;
  /** Called before the first request. */
  onRequest?(): void;
  /** Updated meanwhile, because the lookup may run out of time. */
  progress: Progress;
}

export interface GatewayRequestDeps {
  cache: GptCache;
  failureLog: FailureLog;
  /** Called with each GPT that a gateway returned. Not awaited. */
  onFetched?(fetched: CachedGpt): void;
  /** Called when bookkeeping fails. Responses do not depend on it. */
  onError(error: unknown): void;
  /** Milliseconds since 1970, for times that are stored. */
  now: () => number;
  /** Milliseconds of a monotonic clock, for all other times. */
  elapsed: () => number;
}

/** Sends requests to gateways, records their responses, and remembers the failures of each gateway. */
export function createGatewayRequests(deps: GatewayRequestDeps) {
  const { cache, failureLog, onFetched, onError, now, elapsed } = deps;
  const circuitBreakers = createCircuitBreakers(now, elapsed);
  const recentFailures = createRecentFailures(elapsed);

  /** Sends a request to a gateway and records its success or failure. */
  async function request<T>(
    { id: gatewayId, client }: OpenGateway,
    reason: LookupReason,
    send: (client: Gateway) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    const circuitBreaker = circuitBreakers.get(gatewayId);
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

  async function requestGpt(
    gateway: OpenGateway,
    id: GptId,
    { reason, signal }: FetchOptions,
  ): Promise<Result<CachedGpt>> {
    const circuitBreaker = circuitBreakers.get(gateway.id);
    const result = await request(gateway, reason, (client) => client.gpt(id, signal));
    if (result.ok) {
      const fetched = { asked: id, gpt: result.value, readAt: now(), gatewayId: gateway.id };
      await bestEffort(cache.put(fetched), onError);
      onFetched?.(fetched);
      return ok(fetched);
    }
    // Its failures may have been forgotten meanwhile, because it has another base URL now.
    const isCurrent = circuitBreakers.get(gateway.id) === circuitBreaker;
    if (isCurrent && getBlockDuration(result.failure, 'gpt', now()) > 0) {
      await bestEffort(cacheNegative(id, gateway.id, result.failure), onError);
    }
    return result;
  }

  async function cacheNegative(id: GptId, gatewayId: string, failure: Failure): Promise<void> {
    const earlier = (await cache.getNegative(id)) ?? { asked: id, byGateway: {} };
    await cache.putNegative(addNegativeResponse(earlier, gatewayId, { failure, at: now() }));
  }

  /** Returns a remembered failure because of which a request to a gateway would fail. */
  function getKnownFailure(
    gatewayId: string,
    negative: NegativeEntry | undefined,
  ): Failure | undefined {
    return getValidFailure(negative, gatewayId, now()) ?? circuitBreakers.get(gatewayId).current();
  }

  function recordOutcome(id: GptId, { fetched, failures: [first, ...others] }: Outcome): void {
    if (fetched?.gatewayId !== undefined) recentFailures.remove(fetched.gatewayId, id);
    if (first && fetched) recentFailures.remove(first.gatewayId, id);
    else if (first) recentFailures.record(id, [first, ...others]);
  }

  return {
    request,

    /**
     * Requests a GPT from the first gateway, and from the next ones as long as each failure allows that. Sends nothing to
     * a gateway that is known to fail.
     */
    async fetchGpt(id: GptId, gateways: OpenGateway[], options: FetchOptions): Promise<Outcome> {
      const { refresh, signal, onRequest, progress } = options;
      const { failures } = progress;
      const negative = refresh ? undefined : await cache.getNegative(id);
      let hasRequested = false;
      for (const gateway of gateways) {
        // Nobody waits for the next gateway any more.
        signal.throwIfAborted();
        progress.gatewayId = gateway.id;
        const known = refresh ? undefined : getKnownFailure(gateway.id, negative);
        if (!known && !hasRequested) onRequest?.();
        hasRequested ||= !known;
        const result = known ? failed(known) : await requestGpt(gateway, id, options);
        if (result.ok) {
          recordOutcome(id, { fetched: result.value, failures });
          return { fetched: result.value, failures };
        }
        failures.push({ gatewayId: gateway.id, failure: result.failure });
        if (!mayAskNext(result.failure)) break;
      }
      recordOutcome(id, { failures });
      return { failures };
    },

    /** Returns the failures with which a lookup would end without a request; `undefined` if it would send one. */
    async getKnownFailures(
      id: GptId,
      gateways: OpenGateway[],
    ): Promise<GatewayFailure[] | undefined> {
      const negative = await cache.getNegative(id);
      const failures: GatewayFailure[] = [];
      for (const { id: gatewayId } of gateways) {
        const failure = getKnownFailure(gatewayId, negative);
        if (!failure) return undefined;
        failures.push({ gatewayId, failure });
        if (!mayAskNext(failure)) break;
      }
      return failures;
    },

    /** Returns the failures of a recent lookup at which this gateway was the first. */
    getRecentFailures: recentFailures.get,

    /** Forgets the failures of a gateway; without an id, of all. */
    forgetFailures(gatewayId?: string): void {
      circuitBreakers.reset(gatewayId);
      recentFailures.forget(gatewayId);
    },
  };
}
