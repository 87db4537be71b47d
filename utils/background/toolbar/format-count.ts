/** At most four characters, which is what a badge has room for: "", "7", "999", "1K+". */
export function formatCount(count: number): string {
  if (count === 0) return '';
  return count < 1_000 ? String(count) : `${Math.floor(count / 1_000)}K+`;
}
