import { type Failure, failed, ok, type Result } from '../gateway/failure.ts';
import type { HitPage, NextPage } from '../gpt/gpt.ts';
import type { GptId } from '../gpt/gpt-id.ts';
import { isRecent } from '../lib/is-recent.ts';
import { DEFAULT_LOOKUPS } from '../settings/lookup-settings.ts';
import { bestEffort } from './best-effort.ts';
import type { CachedGpt } from './cache/entries.ts';
import type { GatewayFailure } from './failure-log.ts';
import {
  createGatewayRequests,
  type GatewayRequestDeps,
  type OpenGateway,
  type Outcome,
  type Progress,
} from './gateway-requests.ts';
import { createInFlightLookups } from './in-flight.ts';
import type { LookupReason } from './usage-by-day.ts';

/** The answer to a lookup: a GPT, with the failure if it could not be refreshed, or the failure alone. */
export type LookupAnswer =
  | {
      found: true;
      cached: CachedGpt;
      /** Of the active gateway. */
      failure?: Failure;
      alsoAsked?: GatewayFailure[];
      /** The active gateway did not return it, but another one that was asked then. Only for new responses. */
      isFromNext?: true;
    }
  | {
      found: false;
      /** Of the active gateway. */
      failure: Failure;
      /** The failures of the gateways that were asked next. Missing if none was. */
      alsoAsked?: GatewayFailure[];
    };

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
   * Looks up a GPT in the cache if it is fresh there, otherwise at the active gateway, and at the next ones if the user
   * allows that. Yields a stale cached GPT first and the response after it. Rejects only when `signal` aborts.
   */
  lookUp(id: GptId, options: LookupOptions): AsyncGenerator<LookupAnswer, void>;
  /**
   * Searches at the active gateway. `next` is the next page from an earlier response of a gateway. If another one is
   * active now, it does not understand that, so the search starts there again.
   */
  search(words: string, next?: NextPage, gatewayId?: string): Promise<Result<HitPage>>;
  /** Forgets the failures of a gateway, because it or its key has changed. Without an id, of all gateways. */
  forgetFailures(gatewayId?: string): void;
}

export interface LookupServiceDeps extends Omit<GatewayRequestDeps, 'now' | 'elapsed'> {
  /**
   * Returns the gateways to ask, in this order, the active one first: the others only if the user allows that. Their
   * clients count requests by `reason`. Empty if no gateway is set up.
   */
  openGateways(reason: LookupReason): Promise<OpenGateway[]>;
  /** The user's setting of how long a cached GPT is fresh, in milliseconds. */
  freshForMs(): Promise<number>;
  now?: () => number;
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

/** Decides whether the cache or a gateway answers a lookup. */
export function createLookupService(deps: LookupServiceDeps): LookupService {
  const { openGateways, cache, freshForMs, onError } = deps;
  const { now = Date.now, elapsed = () => performance.now() } = deps;
  const requests = createGatewayRequests({ ...deps, now, elapsed });
  const inFlight = createInFlightLookups<string, Outcome>();

  return {
    async *lookUp(id, options) {
      const { reason, refresh = false, recallFailure = false, signal } = options;
      const cached = await cache.get(id);

      if (cached && !refresh) {
        yield { found: true, cached };
        const fresh = options.freshForMs ?? (await bestEffort(freshForMs(), onError)) ?? FRESH_MS;
        if (isRecent(cached.readAt, fresh, now())) return;
      }
      const gateways = await openGateways(reason);
      const [active] = gateways;
      if (!active) return yield toAnswer({ failures: [] }, cached);
      const recent = recallFailure ? requests.getRecentFailures(active.id, id) : undefined;
      const known = refresh ? undefined : await requests.getKnownFailures(id, gateways);
      const tooMany = recent || known ? undefined : options.checkLimit?.();
      const failures = recent ?? known ?? (tooMany && [{ gatewayId: active.id, failure: tooMany }]);
      if (failures) return yield toAnswer({ failures }, cached);

      const priority = getPriority(reason, cached !== undefined && !refresh);
      const progress: Progress = { failures: [], gatewayId: active.id };
      const run = async (lookupSignal: AbortSignal): Promise<Outcome> => {
        // While this lookup was queued, another one may have fetched the GPT.
        const newer = refresh ? undefined : await cache.get(id);
        if (newer && newer.readAt !== cached?.readAt) return { fetched: newer, failures: [] };
        // Opened again, because a key that was forgotten meanwhile must not be sent.
        const current = await openGateways(reason);
        return requests.fetchGpt(id, current, { ...options, signal: lookupSignal, progress });
      };
      const onTimeout = (failure: Failure): Outcome => ({
        failures: [...progress.failures, { gatewayId: progress.gatewayId, failure }],
      });
      // Does not join lookups that ask other gateways, because they may fail for other reasons.
      const key = [id, ...gateways.map((gateway) => gateway.id)].join(' ');
      yield toAnswer(await inFlight.join(key, priority, { run, onTimeout }, signal), cached);
    },

    async search(words, next, gatewayId) {
      const [active] = await openGateways('search');
      if (!active) return failed({ kind: 'no-key' });
      // A person starts each search, so remembered failures don't prevent it, like "Try again" on a card.
      const ownNext = gatewayId === active.id ? next : undefined;
      const result = await requests.request(active, 'search', (client) =>
        client.search(words, ownNext),
      );
      return result.ok ? ok({ ...result.value, gatewayId: active.id }) : result;
    },

    forgetFailures: requests.forgetFailures,
  };
}

/** `cached` is what the cache contains: a stale GPT is better than only an error. */
function toAnswer({ fetched, failures }: Outcome, cached: CachedGpt | undefined): LookupAnswer {
  if (fetched) {
    const answer = { found: true, cached: fetched } as const;
    return failures.length > 0 ? { ...answer, isFromNext: true } : answer;
  }
  const [first, ...others] = failures;
  const failure: Failure = first?.failure ?? { kind: 'no-key' };
  const alsoAsked = others.length > 0 ? { alsoAsked: others } : {};
  return cached
    ? { found: true, cached, failure, ...alsoAsked }
    : { found: false, failure, ...alsoAsked };
}

function getPriority(reason: LookupReason, isShown: boolean): number {
  if (reason === 'survey' || reason === 'follow') return BACKGROUND_PRIORITY;
  return isShown ? REFRESH_PRIORITY : URGENT_PRIORITY;
}
