/** Clamps a number from a frame to 0 to `max`: a page that has compromised its process can send anything. */
export function clampCount(count: unknown, max: number): number {
  return Number.isInteger(count) ? Math.min(Math.max(Number(count), 0), max) : 0;
}
