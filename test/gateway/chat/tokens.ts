/** A Chinese character, up to five characters of a word with the space before it, or white space. */
const TOKEN = /\p{Script=Han}|[^\S\n]?[^\s\p{Script=Han}]{1,5}|\s/gu;

/** The pieces in which a text is streamed. Together they are the text. */
export function toTokens(text: string): string[] {
  return text.match(TOKEN) ?? [];
}

export function countTokens(text: string): number {
  return toTokens(text).length;
}
