/** A number that a frame tells, between 0 and `most`: a page that took over its process could have it say anything. */
export function clampCount(count: unknown, max: number): number {
  return Number.isInteger(count) ? Math.min(Math.max(Number(count), 0), max) : 0;
}
