import type { Gateway } from '../gateway/client.ts';
import { type Failure, failed, ok, type Result } from '../gateway/failure.ts';
import type { HitPage, NextPage } from '../gpt/gpt.ts';
import type { GptId } from '../ids/grammar.ts';
import type { Library, Reading } from '../library/library.ts';
import type { FailureLog } from './failure-log.ts';
import { isYounger } from './is-younger.ts';
import { createLastingFailure } from './lasting-failure.ts';
import { createLookUps } from './look-ups.ts';
import type { Reason } from './meter.ts';
import { createRecentFailures } from './recent-failures.ts';

/** What can be said of an id: a GPT with its age, or why there is none. */
export type Answer =
  | { found: true; reading: Reading; failure?: Failure }
  | { found: false; failure: Failure };

export interface InspectOptions {
  /** What the look-up is counted as. */
  reason: Reason;
  /** Ask the gateway even if the answer is known. */
  refresh?: boolean;
  /** How young a reading need not be asked for again, in milliseconds, where that is not as the person chose. */
  freshFor?: number;
  /** Tell why it failed just now instead of trying again. */
  recall?: boolean;
  /** Told before the gateway is asked; a failure keeps it from being asked. */
  permit?(): Failure | undefined;
  signal?: AbortSignal;
  /** Told when the gateway is asked for it: not by another's look-up that it shares, and not by the library. */
  onLookUp?(): void;
}

export interface Inspector {
  /**
   * What is known of a GPT: from the library while it is fresh, else from the gateway. What is known
   * but old comes first, with its age, and the new answer after it. Rejects only when `signal` aborts.
   */
  inspect(id: GptId, options: InspectOptions): AsyncGenerator<Answer, void>;
  /** `next`: the page that an earlier answer spoke of. */
  search(words: string, next?: NextPage): Promise<Result<HitPage>>;
  /** The gateway or its key are others now: what failed before may work. */
  forgetFailures(): void;
}

export interface InspectorParts {
  /** The gateway, counting its requests as `reason`; `undefined` as long as none is set up. */
  gateway(reason: Reason): Promise<Gateway | undefined>;
  library: Library;
  failureLog: FailureLog;
  /** How long a reading stays fresh, in milliseconds. */
  freshFor(): Promise<number>;
  /** Hears of what the gateway has told of a GPT, whatever it was asked for. Nobody waits for it. */
  onRead?(reading: Reading): void;
  now?: () => number;
}

/** An id without a GPT is not paid for again and again; a GPT made public meanwhile is seen after an hour. */
export const ABSENT_MS = 60 * 60 * 1000;

/** Somebody waits for a hover or a search; an old reading that is shown already can wait, what nobody waits for gives way to all. */
const URGENT = 1;
const RENEWAL = 0;
const PATIENT = -1;

/** The rules of looking up. */
export function createInspector(parts: InspectorParts): Inspector {
  const { gateway, library, failureLog, freshFor, onRead, now = Date.now } = parts;
  const lookUps = createLookUps<GptId, Reading>();
  const lasting = createLastingFailure(now);
  const recent = createRecentFailures(now);

  /** Asks the gateway, and notes how it went. */
  async function consult<T>(
    reason: Reason,
    ask: (gateway: Gateway) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    const source = await gateway(reason);
    if (!source) return failed({ kind: 'no-key' });
    const at = now();
    const result = await ask(source);
    if (result.ok) {
      lasting.clear();
    } else {
      lasting.note(result.failure);
      await failureLog.note(result.failure, { at, reason, milliseconds: now() - at });
    }
    return result;
  }

  async function read(id: GptId, reason: Reason, signal: AbortSignal): Promise<Result<Reading>> {
    const result = await consult(reason, (source) => source.gpt(id, signal));
    if (result.ok) {
      const reading = { asked: id, gpt: result.value, readAt: now() };
      recent.forget(id);
      await library.keep(reading);
      onRead?.(reading);
      return ok(reading);
    }
    recent.note(id, result.failure);
    if (result.failure.kind === 'unknown-gpt') {
      await library.keepAbsence({ asked: id, failure: result.failure, at: now() });
    }
    return result;
  }

  /** Why the gateway need not be asked for an id: it would fail as it did before. */
  async function knownFailure(id: GptId): Promise<Failure | undefined> {
    const absence = await library.absence(id);
    const isAbsent = absence && isYounger(absence.at, ABSENT_MS, now());
    return isAbsent ? absence.failure : lasting.current();
  }

  return {
    async *inspect(id, options) {
      const { reason, refresh = false, recall = false, permit, signal, onLookUp } = options;
      const kept = await library.reading(id);
      const tell = (failure: Failure): Answer =>
        // What is known, with its age, is worth more than an error.
        kept ? { found: true, reading: kept, failure } : { found: false, failure };

      if (kept && !refresh) {
        yield { found: true, reading: kept };
        if (isYounger(kept.readAt, options.freshFor ?? (await freshFor()), now())) return;
      }
      const known = refresh ? undefined : await knownFailure(id);
      const past = (recall ? recent.of(id) : undefined) ?? known ?? permit?.();
      if (past) return yield tell(past);

      const priority = priorityOf(reason, kept !== undefined && !refresh);
      const work = async (ended: AbortSignal) => {
        // Since it was asked for, another look-up may have brought it, or a failure that stands.
        if (!refresh) {
          const newer = await library.reading(id);
          if (newer && newer.readAt !== kept?.readAt) return ok(newer);
          const failure = await knownFailure(id);
          if (failure) return failed(failure);
        }
        onLookUp?.();
        return read(id, reason, ended);
      };
      const result = await lookUps.join(id, priority, work, signal);
      yield result.ok ? { found: true, reading: result.value } : tell(result.failure);
    },

    async search(words, next) {
      const known = lasting.current();
      if (known?.kind === 'rate-limited') return failed(known);
      return consult('search', (source) => source.search(words, next));
    },

    forgetFailures() {
      lasting.clear();
      recent.clear();
    },
  };
}

function priorityOf(reason: Reason, isShown: boolean): number {
  if (reason === 'survey' || reason === 'follow') return PATIENT;
  return isShown ? RENEWAL : URGENT;
}
