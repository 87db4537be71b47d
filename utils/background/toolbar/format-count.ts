/** "", "7", "999", "1K+": at most four characters, the space in a badge. */
export function formatCount(count: number): string {
  if (count === 0) return '';
  return count < 1_000 ? String(count) : `${Math.floor(count / 1_000)}K+`;
}
