import { LONGEST_PAUSE_MS, pauseAskedFor } from '../../gateway/classification.ts';
import type { Failure } from '../../gateway/failure.ts';

/** Where the gateway does not say how long: doubled each time that it asks again. */
const INITIAL_PAUSE_MS = 30_000;

/** So many pauses without an answer between them are no traffic jam any more, but for a person to decide. */
const MAX_PAUSES = 8;

/** Until when to wait (milliseconds since 1970) for a gateway's `nth` pause in a row; nothing where waiting is of no use. */
export function getPauseEnd(failure: Failure, nth: number, now: number): number | undefined {
  if (nth > MAX_PAUSES) return undefined;
  const ms = pauseAskedFor(failure, now) ?? INITIAL_PAUSE_MS * 2 ** (nth - 1);
  return now + Math.min(Math.max(ms, 1000), LONGEST_PAUSE_MS);
}

/** Whether a pause lasts still. One that ends later than any may was begun before the clock was set back: it is over. */
export function isPausedUntil(until: number | undefined, now: number): until is number {
  return until !== undefined && until > now && until - now <= LONGEST_PAUSE_MS;
}
