/** What draws nothing: zero-width characters, direction marks and byte order marks come along with what is copied. */
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/** Quotes, brackets and what a sentence or a list puts behind a value. */
const OPENING = /^[\s"'`“”‘’«»「『《〈【（(<{,;，；、]+/;
const CLOSING = /[\s\\"'`“”‘’«»「」『』《》〈〉【】（）()<>{},;，；。、]+$/;

/** Before the items of a list. */
const LIST_MARK = /^\s*(?:[-*+•·→]|\d{1,2}[.)、])\s+/;

/** A name and its value with nothing but space between them. */
const SPACED =
  /^(?:(?:[a-z]{2,12}[ _])?(?:key|token|secret|url|host|address|endpoint)|\p{Script=Han}{1,10})\s+(\S+)$/iu;

/** `export NAME=…`, `set NAME=…`, `$env:NAME = …`, `-H "Name: …"`. */
const COMMAND = /^(?:export\s+|set\s+|\$env:|(?:curl\s+)?-H\s+["']?|--header\s+["']?)/i;

/** A name of one or two words and what follows it; a host and its port are none. */
const NAMED =
  /^([^\s=:"'`/]{2,40}(?: [^\s=:"'`/]{2,20})?)["'`]?\s*(?:=|:(?!\d{1,5}(?:\/|$)))\s*(\S.*)$/s;

/**
 * A value as people paste it, without what is around it: quotes, list marks, and the name of a variable or a field,
 * if it is one of `names`: `NAME=value`, `export NAME="value"`, `"name": "value",`, `名称：value`.
 */
export function unwrapped(input: string, names: RegExp): string {
  const bare = input.replace(INVISIBLE, '').replace(/[\uff01-\uff5e]/g, toAscii);
  const value = trimmedAround(bare);
  const named = NAMED.exec(value.replace(COMMAND, ''));
  const [, name = '', rest = ''] = named ?? [];
  const [, spaced] = SPACED.exec(value) ?? [];
  if (spaced && names.test(value.slice(0, -spaced.length))) return trimmedAround(spaced);
  return names.test(name) ? trimmedAround(rest) : value;
}

function trimmedAround(text: string): string {
  return text.replace(LIST_MARK, '').replace(OPENING, '').replace(CLOSING, '');
}

/** Full-width forms, as Chinese keyboards give them. */
function toAscii(character: string): string {
  return String.fromCharCode(character.charCodeAt(0) - 0xfee0);
}
