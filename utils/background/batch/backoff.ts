import { getRequestedPause, MAX_PAUSE_MS } from '../../gateway/classification.ts';
import type { Failure } from '../../gateway/failure.ts';

/** If the gateway does not say how long. Doubles with each further pause in a row. */
const INITIAL_PAUSE_MS = 30_000;

/** After this number of pauses without a response in between, the user decides whether to continue. */
const MAX_PAUSES = 8;

/** The end of a gateway's `nth` pause in a row, in milliseconds since 1970; `undefined` after too many pauses. */
export function getPauseEnd(failure: Failure, nth: number, now: number): number | undefined {
  if (nth > MAX_PAUSES) return undefined;
  const ms = getRequestedPause(failure, now) ?? INITIAL_PAUSE_MS * 2 ** (nth - 1);
  return now + Math.min(Math.max(ms, 1000), MAX_PAUSE_MS);
}

/**
 * Whether a pause is not over yet. If its rest is longer than any pause, the clock was set back, and the pause is over.
 */
export function isPausedUntil(until: number | undefined, now: number): until is number {
  return until !== undefined && until > now && until - now <= MAX_PAUSE_MS;
}
