import { standsFor } from '../gateway/classification.ts';
import type { Gateway } from '../gateway/client.ts';
import { type Failure, failed, ok, type Result } from '../gateway/failure.ts';
import type { HitPage, NextPage } from '../gpt/gpt.ts';
import type { GptId } from '../gpt/gpt-id.ts';
import { isYounger } from '../lib/is-younger.ts';
import { DEFAULT_LOOK_UPS } from '../settings/look-up-settings.ts';
import { inTime } from './bookkeeping.ts';
import type { Library, Reading } from './cache/cache.ts';
import { createLastingFailure } from './circuit-breaker.ts';
import type { FailureLog } from './failure-log.ts';
import { createLookUps } from './in-flight.ts';
import { createRecentFailures } from './recent-failures.ts';
import type { Reason } from './usage.ts';

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
  /** Hears of what could not be written down, or read of the settings: no answer waits for that. */
  onTrouble(error: unknown): void;
  /** Milliseconds since 1970, for what is kept longer than the background lives. */
  now?: () => number;
  /** Milliseconds of a clock that nobody can set, for all else. */
  elapsed?: () => number;
}

/** Where the person's choice cannot be read. */
const FRESH_MS = DEFAULT_LOOK_UPS.freshHours * 60 * 60 * 1000;

/** Somebody waits for a hover or a search; an old reading that is shown already can wait, what nobody waits for gives way to all. */
const URGENT = 1;
const RENEWAL = 0;
const PATIENT = -1;

/** The rules of looking up. */
export function createInspector(parts: InspectorParts): Inspector {
  const { gateway, library, failureLog, freshFor, onRead, onTrouble, now = Date.now } = parts;
  const { elapsed = () => performance.now() } = parts;
  const lookUps = createLookUps<GptId, Reading>();
  const lasting = createLastingFailure(now, elapsed);
  const recent = createRecentFailures(elapsed);

  /** Asks the gateway, and notes how it went. */
  async function consult<T>(
    reason: Reason,
    ask: (gateway: Gateway) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    const source = await gateway(reason);
    if (!source) return failed({ kind: 'no-key' });
    const at = now();
    const start = elapsed();
    const result = await ask(source);
    if (result.ok) {
      lasting.answered(start);
    } else {
      lasting.note(result.failure);
      const milliseconds = Math.round(elapsed() - start);
      await inTime(failureLog.note(result.failure, { at, reason, milliseconds }), onTrouble);
    }
    return result;
  }

  async function read(id: GptId, reason: Reason, signal: AbortSignal): Promise<Result<Reading>> {
    const result = await consult(reason, (source) => source.gpt(id, signal));
    if (result.ok) {
      const reading = { asked: id, gpt: result.value, readAt: now() };
      recent.forget(id);
      await inTime(library.keep(reading), onTrouble);
      onRead?.(reading);
      return ok(reading);
    }
    recent.note(id, result.failure);
    if (standsFor(result.failure, 'gpt', now()) > 0) {
      const absence = { asked: id, failure: result.failure, at: now() };
      await inTime(library.keepAbsence(absence), onTrouble);
    }
    return result;
  }

  /** Why the gateway need not be asked for an id: it would fail as it did before. */
  async function knownFailure(id: GptId): Promise<Failure | undefined> {
    const absence = await library.absence(id);
    const ms = absence ? standsFor(absence.failure, 'gpt', now()) : 0;
    const isAbsent = absence && isYounger(absence.at, ms, now());
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
        const fresh = options.freshFor ?? (await inTime(freshFor(), onTrouble)) ?? FRESH_MS;
        if (isYounger(kept.readAt, fresh, now())) return;
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

    search(words, next) {
      // Each is asked for by a person, as "Try again" is on a card: no pause that is remembered stands in its way.
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
