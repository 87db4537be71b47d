/** More than anybody looks through, and little enough to be drawn at once. */
export const MOST_RECENT = 20;

/** With one more search, each once whatever its capitals. */
export function withSearch(searches: string[], words: string): string[] {
  return [words, ...withoutSearch(searches, words)].slice(0, MOST_RECENT);
}

/** Without one, whatever its capitals. */
export function withoutSearch(searches: string[], words: string): string[] {
  return searches.filter((each) => each.toLocaleLowerCase() !== words.toLocaleLowerCase());
}
