/** A visible character: not a space, direction mark, joiner or blank letter. */
const VISIBLE = /[^\s\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]/u;

/**
 * Bidirectional overrides, which reverse the text after them, and invisible control characters: no name needs them.
 * Line breaks, tabs and the marks that right-to-left languages use are kept.
 */
const MISLEADING = /[\u202a-\u202e\u2066-\u2069]|(?![\n\t])\p{Cc}/gu;

/** Whether a reader sees anything of a text. */
export function hasVisibleText(text: string): boolean {
  return VISIBLE.test(text);
}

/** Removes misleading characters and surrounding space, and truncates; `undefined` if nothing visible remains. */
export function trimText(value: string, maxLength: number): string | undefined {
  const short = value
    .replace(MISLEADING, '')
    .toWellFormed()
    .trim()
    .slice(0, maxLength)
    // Remove half of a surrogate pair.
    .replace(/[\ud800-\udbff]$/, '');
  return hasVisibleText(short) ? short : undefined;
}
