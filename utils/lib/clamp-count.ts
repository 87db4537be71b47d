/** A number that a frame tells, between 0 and `most`: a page that took over its process could have it say anything. */
export function believedCount(count: unknown, most: number): number {
  return Number.isInteger(count) ? Math.min(Math.max(Number(count), 0), most) : 0;
}
