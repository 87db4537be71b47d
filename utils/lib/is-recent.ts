/**
 * Whether `time` is less than `maxAgeMs` from `now`, in either direction: if the clock was set back, recent times are in
 * the future. Times further in the future come from a wrong clock and don't count.
 */
export function isRecent(time: number, maxAgeMs: number, now: number): boolean {
  return Math.abs(now - time) < maxAgeMs;
}
