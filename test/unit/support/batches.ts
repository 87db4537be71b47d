import { vi } from 'vitest';
import { createBatchEngine } from '../../../utils/background/batch/batch-engine.ts';
import type { Gateway } from '../../../utils/gateway/client.ts';
import type { Failure, Result } from '../../../utils/gateway/failure.ts';
import type { Gpt } from '../../../utils/gpt/gpt.ts';
import type { GptId } from '../../../utils/gpt/gpt-id.ts';
import { createFailureLog } from '../../../utils/lookup/failure-log.ts';
import { createLookupService } from '../../../utils/lookup/lookup-service.ts';
import type { LookupReason } from '../../../utils/lookup/usage-by-day.ts';
import { FIRST_ID } from '../../../utils/settings/gateway-list.ts';
import { createBatchQueue } from '../../../utils/user-data/batch-queue.ts';
import { createBatches } from '../../../utils/user-data/batches.ts';
import { NOW, toCachedGpt, toId } from './cache-database.ts';
import { createMemoryCache } from './memory-cache.ts';
import { createEmptyUserData } from './user-data.ts';

export const createGpts = (count: number, from = 0) =>
  Array.from({ length: count }, (_, n) => ({ id: toId(from + n), text: `GPT ${from + n}` }));

/** The test gateway's response to a request. */
type AnswerRequest = (id: GptId, signal: AbortSignal) => Promise<Result<Gpt>>;

const found: AnswerRequest = async () => ({ ok: true, value: toCachedGpt(0).gpt });

/** A browser that runs batches. User data and cache survive restarts of the background. */
export function createBatchFixture({ freshMs = Number.POSITIVE_INFINITY, limit = Infinity } = {}) {
  const userData = createEmptyUserData();
  const cache = createMemoryCache();
  const clock = { now: NOW };
  const requestCounts = new Map<GptId, number>();
  const reasons: LookupReason[] = [];
  const fixture = {
    userData,
    cache,
    clock,
    /** The number of requests per id. */
    requestCounts,
    reasons,
    answerRequest: found,
    /** A second gateway that is asked if the first one has no answer; none without it. */
    answerNextRequest: undefined as AnswerRequest | undefined,
    nextRequests: 0,
    batches: createBatches(userData, () => clock.now++),
    lives: 0,
    /** The last time that the engine passed to `wakeAt`. */
    wakeAt: undefined as number | undefined,
    startBackground,
    requests: () => [...requestCounts.values()].reduce((sum, count) => sum + count, 0),
  };

  /** Starts a background. Its `die` stops it between two asynchronous steps, as browsers do. */
  function startBackground() {
    fixture.lives += 1;
    let isDead = false;
    const never = new Promise<never>(() => {});
    const untilDead =
      <A extends unknown[], R>(act: (...args: A) => Promise<R>) =>
      async (...args: A): Promise<R> => {
        if (isDead) return never;
        const result = await act(...args);
        return isDead ? never : result;
      };
    const all = <T extends object>(parts: T): T =>
      Object.fromEntries(
        Object.entries(parts).map(([name, act]) => [
          name,
          typeof act === 'function' ? untilDead(act) : act,
        ]),
      ) as T;
    const gateway = (reason: LookupReason): Gateway => ({
      gpt: untilDead(async (id, signal = new AbortController().signal) => {
        if (fixture.requests() >= limit) return { ok: false, failure: { kind: 'limit-reached' } };
        requestCounts.set(id, (requestCounts.get(id) ?? 0) + 1);
        reasons.push(reason);
        return fixture.answerRequest(id, signal);
      }),
      search: async () => ({ ok: true, value: { hits: [] } }),
    });
    const nextGateway = (reason: LookupReason): Gateway => ({
      ...gateway(reason),
      gpt: untilDead(async (id, signal = new AbortController().signal) => {
        fixture.nextRequests += 1;
        return (fixture.answerNextRequest ?? found)(id, signal);
      }),
    });
    const lookupService = createLookupService({
      openGateways: async (reason) => [
        { id: FIRST_ID, client: gateway(reason) },
        ...(fixture.answerNextRequest ? [{ id: 'second', client: nextGateway(reason) }] : []),
      ],
      cache: all(cache),
      failureLog: createFailureLog({
        key: 'local:failures',
        getValue: async () => [],
        setValue: async () => {},
      }),
      freshForMs: async () => freshMs,
      onError: () => {},
      now: () => clock.now,
      elapsed: () => clock.now,
    });
    const engine = createBatchEngine({
      queue: all(createBatchQueue(userData)),
      lookUp: lookupService.lookUp,
      wakeAt(time) {
        if (!isDead) fixture.wakeAt = time;
      },
      now: () => clock.now,
    });
    return {
      engine,
      lookupService,
      die() {
        isDead = true;
      },
    };
  }

  return fixture;
}

/** A gateway whose responses the test triggers. */
export function createManualAnswers() {
  const waiting: { id: GptId; signal: AbortSignal; answer(failure?: Failure): void }[] = [];
  const answerRequest: AnswerRequest = (id, signal) =>
    new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
      waiting.push({
        id,
        signal,
        answer: (failure) =>
          resolve(failure ? { ok: false, failure } : { ok: true, value: toCachedGpt(0).gpt }),
      });
    });
  return {
    waiting,
    answerRequest,
    /** Waits for a number of requests. */
    until: (count: number) =>
      vi.waitFor(
        () => {
          if (waiting.length < count) throw new Error(`There are ${waiting.length} requests.`);
        },
        { interval: 1 },
      ),
  };
}
