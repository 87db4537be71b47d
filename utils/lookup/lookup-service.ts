import { standsFor } from '../gateway/classification.ts';
import type { Gateway } from '../gateway/client.ts';
import { type Failure, failed, ok, type Result } from '../gateway/failure.ts';
import type { HitPage, NextPage } from '../gpt/gpt.ts';
import type { GptId } from '../gpt/gpt-id.ts';
import { isRecent } from '../lib/is-recent.ts';
import { DEFAULT_LOOKUPS } from '../settings/lookup-settings.ts';
import { inTime } from './best-effort.ts';
import type { GptCache, Reading } from './cache/cache.ts';
import { createCircuitBreaker } from './circuit-breaker.ts';
import type { FailureLog } from './failure-log.ts';
import { createInFlightLookups } from './in-flight.ts';
import { createRecentFailures } from './recent-failures.ts';
import type { LookupReason } from './usage.ts';

/** What can be said of an id: a GPT with its age, or why there is none. */
export type LookupAnswer =
  | { found: true; cached: Reading; failure?: Failure }
  | { found: false; failure: Failure };

export interface LookupOptions {
  /** What the look-up is counted as. */
  reason: LookupReason;
  /** Ask the gateway even if the answer is known. */
  refresh?: boolean;
  /** How young a reading need not be asked for again, in milliseconds, where that is not as the person chose. */
  freshForMs?: number;
  /** Tell why it failed just now instead of trying again. */
  recallFailure?: boolean;
  /** Told before the gateway is asked; a failure keeps it from being asked. */
  checkLimit?(): Failure | undefined;
  signal?: AbortSignal;
  /** Told when the gateway is asked for it: not by another's look-up that it shares, and not by the library. */
  onRequest?(): void;
}

export interface LookupService {
  /**
   * What is known of a GPT: from the library while it is fresh, else from the gateway. What is known
   * but old comes first, with its age, and the new answer after it. Rejects only when `signal` aborts.
   */
  lookUp(id: GptId, options: LookupOptions): AsyncGenerator<LookupAnswer, void>;
  /** `next`: the page that an earlier answer spoke of. */
  search(words: string, next?: NextPage): Promise<Result<HitPage>>;
  /** The gateway or its key are others now: what failed before may work. */
  forgetFailures(): void;
}

export interface LookupServiceDeps {
  /** The gateway, counting its requests as `reason`; `undefined` as long as none is set up. */
  gateway(reason: LookupReason): Promise<Gateway | undefined>;
  cache: GptCache;
  failureLog: FailureLog;
  /** How long a reading stays fresh, in milliseconds. */
  freshForMs(): Promise<number>;
  /** Hears of what the gateway has told of a GPT, whatever it was asked for. Nobody waits for it. */
  onFetched?(fetched: Reading): void;
  /** Hears of what could not be written down, or read of the settings: no answer waits for that. */
  onTrouble(error: unknown): void;
  /** Milliseconds since 1970, for what is kept longer than the background lives. */
  now?: () => number;
  /** Milliseconds of a clock that nobody can set, for all else. */
  elapsed?: () => number;
}

/** Where the person's choice cannot be read. */
const FRESH_MS = DEFAULT_LOOKUPS.freshHours * 60 * 60 * 1000;

/** Somebody waits for a hover or a search; an old reading that is shown already can wait, what nobody waits for gives way to all. */
const URGENT_PRIORITY = 1;
const REFRESH_PRIORITY = 0;
const BACKGROUND_PRIORITY = -1;

/** The rules of looking up. */
export function createLookupService(deps: LookupServiceDeps): LookupService {
  const { gateway, cache, failureLog, freshForMs, onFetched, onTrouble, now = Date.now } = deps;
  const { elapsed = () => performance.now() } = deps;
  const inFlight = createInFlightLookups<GptId, Reading>();
  const circuitBreaker = createCircuitBreaker(now, elapsed);
  const recentFailures = createRecentFailures(elapsed);

  /** Asks the gateway, and notes how it went. */
  async function requestGateway<T>(
    reason: LookupReason,
    send: (gateway: Gateway) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    const client = await gateway(reason);
    if (!client) return failed({ kind: 'no-key' });
    const startedAt = now();
    const start = elapsed();
    const result = await send(client);
    if (result.ok) {
      circuitBreaker.answered(start);
    } else {
      circuitBreaker.record(result.failure);
      const milliseconds = Math.round(elapsed() - start);
      await inTime(
        failureLog.record(result.failure, { at: startedAt, reason, milliseconds }),
        onTrouble,
      );
    }
    return result;
  }

  async function fetchGpt(
    id: GptId,
    reason: LookupReason,
    signal: AbortSignal,
  ): Promise<Result<Reading>> {
    const result = await requestGateway(reason, (client) => client.gpt(id, signal));
    if (result.ok) {
      const fetched = { asked: id, gpt: result.value, readAt: now() };
      recentFailures.remove(id);
      await inTime(cache.put(fetched), onTrouble);
      onFetched?.(fetched);
      return ok(fetched);
    }
    recentFailures.record(id, result.failure);
    if (standsFor(result.failure, 'gpt', now()) > 0) {
      const negative = { asked: id, failure: result.failure, at: now() };
      await inTime(cache.putNegative(negative), onTrouble);
    }
    return result;
  }

  /** Why the gateway need not be asked for an id: it would fail as it did before. */
  async function knownFailure(id: GptId): Promise<Failure | undefined> {
    const negative = await cache.getNegative(id);
    const ms = negative ? standsFor(negative.failure, 'gpt', now()) : 0;
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
        // What is known, with its age, is worth more than an error.
        cached ? { found: true, cached, failure } : { found: false, failure };

      if (cached && !refresh) {
        yield { found: true, cached };
        const fresh = options.freshForMs ?? (await inTime(freshForMs(), onTrouble)) ?? FRESH_MS;
        if (isRecent(cached.readAt, fresh, now())) return;
      }
      const standingFailure = refresh ? undefined : await knownFailure(id);
      const priorFailure =
        (recallFailure ? recentFailures.get(id) : undefined) ?? standingFailure ?? checkLimit?.();
      if (priorFailure) return yield toFailedAnswer(priorFailure);

      const priority = getPriority(reason, cached !== undefined && !refresh);
      const work = async (lookupSignal: AbortSignal) => {
        // Since it was asked for, another look-up may have brought it, or a failure that stands.
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
      // Each is asked for by a person, as "Try again" is on a card: no pause that is remembered stands in its way.
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
