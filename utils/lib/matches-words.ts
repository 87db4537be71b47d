/** Whether a text has all of some words, whatever their case, width or order; no words are in every text. */
export function hasWords(text: string, words: string, locale: string): boolean {
  const fold = (it: string) => it.normalize('NFKC').toLocaleLowerCase(locale);
  const folded = fold(text);
  return fold(words)
    .split(/\s+/)
    .every((word) => folded.includes(word));
}
