/**
 * Whether `at` is less than `than` milliseconds from now. A clock that was set back makes what was just read seem
 * to come from the future; what comes from further away was read while the clock was wrong, and says nothing.
 */
export function isRecent(time: number, maxAgeMs: number, now: number): boolean {
  return Math.abs(now - time) < maxAgeMs;
}
