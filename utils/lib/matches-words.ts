/** Whether a text has all of some words, whatever their case, width or order; no words are in every text. */
export function matchesWords(text: string, words: string, locale: string): boolean {
  const normalize = (value: string) => value.normalize('NFKC').toLocaleLowerCase(locale);
  const normalized = normalize(text);
  return normalize(words)
    .split(/\s+/)
    .every((word) => normalized.includes(word));
}
