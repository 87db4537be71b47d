/** More than anybody looks through, and little enough to be drawn at once. */
export const MAX_RECENT = 20;

/** With one more search, each once whatever its capitals. */
export function addSearch(searches: string[], words: string): string[] {
  return [words, ...removeSearch(searches, words)].slice(0, MAX_RECENT);
}

/** Without one, whatever its capitals. */
export function removeSearch(searches: string[], words: string): string[] {
  return searches.filter((each) => each.toLocaleLowerCase() !== words.toLocaleLowerCase());
}

/**
 * The searches with those that were taken away, in their old order: `before` and `after` are the states on both sides of
 * that. What was searched for since comes first; what was taken away since, by somebody else, stays away.
 */
export function broughtBack(now: string[], before: string[], after: string[]): string[] {
  const isIn = (searches: string[], words: string) =>
    removeSearch(searches, words).length < searches.length;
  const since = now.filter((words) => !isIn(after, words));
  const old = before.filter(
    (words) => !isIn(since, words) && (isIn(now, words) || !isIn(after, words)),
  );
  return [...since, ...old].slice(0, MAX_RECENT);
}
