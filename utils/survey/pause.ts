import type { Failure } from '../gateway/failure.ts';

/** Where the gateway does not say how long: doubled each time that it asks again. */
const FIRST_MS = 30_000;

/** A gateway that asks for more has closed for the day: that is for a person to decide. */
const LONGEST_MS = 60 * 60 * 1000;

/** So many pauses without an answer between them are no traffic jam any more. */
const MOST = 10;

/** Until when to wait (milliseconds since 1970) for a gateway's `nth` pause in a row; nothing where waiting is of no use. */
export function endOfPause(failure: Failure, nth: number, now: number): number | undefined {
  const asked = failure.kind === 'rate-limited' ? failure.retryAt : undefined;
  const ms = asked === undefined ? FIRST_MS * 2 ** (nth - 1) : asked - now;
  if (nth > MOST || (asked !== undefined && ms > LONGEST_MS)) return undefined;
  return now + Math.min(Math.max(ms, 1000), LONGEST_MS);
}
