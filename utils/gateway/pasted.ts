/** Zero-width characters, direction marks and byte order marks, which copied text may contain. */
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/** Quotes, brackets, and punctuation of a sentence or a list. */
const OPENING = /^[\s"'`“”‘’«»「『《〈【（(<{,;，；、]+/;
const CLOSING = /[\s\\"'`“”‘’«»「」『』《》〈〉【】（）()<>{},;，；。、]+$/;

/** The bullet or number of a list item. */
const LIST_MARK = /^\s*(?:[-*+•·→]|\d{1,2}[.)、])\s+/;

/** A name and a value, separated by spaces. */
const SPACED =
  /^(?:(?:[a-z]{2,12}[ _])?(?:key|token|secret|url|host|address|endpoint)|\p{Script=Han}{1,10})\s+(\S+)$/iu;

/** `export NAME=…`, `set NAME=…`, `$env:NAME = …`, `-H "Name: …"`. */
const COMMAND = /^(?:export\s+|set\s+|\$env:|(?:curl\s+)?-H\s+["']?|--header\s+["']?)/i;

/** A name of one or two words and its value. Does not match a host and its port. */
const NAMED =
  /^([^\s=:"'`/]{2,40}(?: [^\s=:"'`/]{2,20})?)["'`]?\s*(?:=|:(?!\d{1,5}(?:\/|$)))\s*(\S.*)$/s;

/**
 * Removes what surrounds a pasted value: quotes, list marks, and the name of a variable or field if it matches `names`.
 * Examples: `NAME=value`, `export NAME="value"`, `"name": "value",`, `名称：value`.
 */
export function unwrapPasted(input: string, names: RegExp): string {
  const value = trimPunctuation(toPlainCharacters(input));
  const named = NAMED.exec(value.replace(COMMAND, ''));
  const [, name = '', rest = ''] = named ?? [];
  const [, spaced] = SPACED.exec(value) ?? [];
  if (spaced && names.test(value.slice(0, -spaced.length))) return trimPunctuation(spaced);
  return names.test(name) ? trimPunctuation(rest) : value;
}

/** Removes invisible characters, and replaces full-width ones by ASCII. */
export function toPlainCharacters(text: string): string {
  return text.replace(INVISIBLE, '').replace(/[\uff01-\uff5e]/g, toAscii);
}

function trimPunctuation(text: string): string {
  return text.replace(LIST_MARK, '').replace(OPENING, '').replace(CLOSING, '');
}

/** Converts a full-width character, as Chinese input methods produce it. */
function toAscii(character: string): string {
  return String.fromCharCode(character.charCodeAt(0) - 0xfee0);
}
