/** Whether a text contains all words, ignoring their case, width and order. Empty `words` match every text. */
export function matchesWords(text: string, words: string, locale: string): boolean {
  const normalize = (value: string) => value.normalize('NFKC').toLocaleLowerCase(locale);
  const normalized = normalize(text);
  return normalize(words)
    .split(/\s+/)
    .every((word) => normalized.includes(word));
}
