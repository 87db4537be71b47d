import { vi } from 'vitest';
import { createEngine } from '../../../utils/background/survey/engine.ts';
import type { Gateway } from '../../../utils/gateway/client.ts';
import type { Failure, Result } from '../../../utils/gateway/failure.ts';
import type { Gpt } from '../../../utils/gpt/gpt.ts';
import type { GptId } from '../../../utils/gpt/gpt-id.ts';
import { createFailureLog } from '../../../utils/lookup/failure-log.ts';
import { createInspector } from '../../../utils/lookup/lookup-service.ts';
import type { Reason } from '../../../utils/lookup/usage.ts';
import { createSurveyWork } from '../../../utils/user-data/survey-queue.ts';
import { createSurveys } from '../../../utils/user-data/surveys.ts';
import { createMemoryLibrary } from './library.ts';
import { idOf, NOW, readingOf } from './library-database.ts';
import { newRecords } from './records.ts';

export const finds = (count: number, from = 0) =>
  Array.from({ length: count }, (_, n) => ({ id: idOf(from + n), text: `GPT ${from + n}` }));

/** What a test's gateway does with a request; to be answered, it resolves. */
type Answering = (id: GptId, signal: AbortSignal) => Promise<Result<Gpt>>;

const found: Answering = async () => ({ ok: true, value: readingOf(0).gpt });

/** A browser in which surveys run: records and library outlive each life of the background. */
export function createSurveyWorld({ freshMs = Number.POSITIVE_INFINITY, limit = Infinity } = {}) {
  const records = newRecords();
  const library = createMemoryLibrary();
  const clock = { now: NOW };
  const asked = new Map<GptId, number>();
  const reasons: Reason[] = [];
  const world = {
    records,
    library,
    clock,
    /** How often the gateway was asked for each id. */
    asked,
    reasons,
    answering: found,
    surveys: createSurveys(records, () => clock.now++),
    lives: 0,
    /** When the engine wants to be woken. */
    wakeAt: undefined as number | undefined,
    startBackground,
    requests: () => [...asked.values()].reduce((sum, count) => sum + count, 0),
  };

  /** A background, whose `die` ends all that it does between two steps, as a browser does. */
  function startBackground() {
    world.lives += 1;
    let isDead = false;
    const never = new Promise<never>(() => {});
    const mortal =
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
          typeof act === 'function' ? mortal(act) : act,
        ]),
      ) as T;
    const gateway = (reason: Reason): Gateway => ({
      gpt: mortal(async (id, signal = new AbortController().signal) => {
        if (world.requests() >= limit) return { ok: false, failure: { kind: 'limit-reached' } };
        asked.set(id, (asked.get(id) ?? 0) + 1);
        reasons.push(reason);
        return world.answering(id, signal);
      }),
      search: async () => ({ ok: true, value: { hits: [] } }),
    });
    const inspector = createInspector({
      gateway: async (reason) => gateway(reason),
      library: all(library),
      failureLog: createFailureLog({
        key: 'local:failures',
        getValue: async () => [],
        setValue: async () => {},
      }),
      freshFor: async () => freshMs,
      onTrouble: () => {},
      now: () => clock.now,
      elapsed: () => clock.now,
    });
    const engine = createEngine({
      work: all(createSurveyWork(records)),
      inspect: inspector.inspect,
      wakeAt(time) {
        if (!isDead) world.wakeAt = time;
      },
      now: () => clock.now,
    });
    return {
      engine,
      inspector,
      die() {
        isDead = true;
      },
    };
  }

  return world;
}

/** A gateway that answers when the test says so. */
export function answerByHand() {
  const waiting: { id: GptId; signal: AbortSignal; answer(failure?: Failure): void }[] = [];
  const answering: Answering = (id, signal) =>
    new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
      waiting.push({
        id,
        signal,
        answer: (failure) =>
          resolve(failure ? { ok: false, failure } : { ok: true, value: readingOf(0).gpt }),
      });
    });
  return {
    waiting,
    answering,
    /** Waits until the gateway has been asked so many times. */
    until: (count: number) =>
      vi.waitFor(
        () => {
          if (waiting.length < count) throw new Error(`It was asked ${waiting.length} times.`);
        },
        { interval: 1 },
      ),
  };
}
