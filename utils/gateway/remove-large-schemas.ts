/**
 * Schemas of Actions in a response that are parsed, in characters together. Ten Actions with the largest real schema have
 * as many. Parsing takes 10 to 30 ms for each half million characters, and holds up everything else in the background.
 */
const MAX_SCHEMAS_LENGTH = 512 * 1024;

interface Range {
  start: number;
  end: number;
}

/**
 * Replaces the largest schemas of Actions in the JSON text of a response with `null`, without parsing them, until the
 * others are small enough. So a huge schema costs that Action's operations, not the GPT.
 */
export function removeLargeSchemas(json: string, maxLength = MAX_SCHEMAS_LENGTH): string {
  if (json.length <= maxLength) return json;
  const bySize = findSchemas(json).sort((a, b) => a.end - a.start - (b.end - b.start));
  let length = 0;
  const large = bySize.filter(({ start, end }) => {
    length += end - start;
    return length > maxLength;
  });
  let result = '';
  let rest = 0;
  for (const { start, end } of large.sort((a, b) => a.start - b.start)) {
    result += `${json.slice(rest, start)}null`;
    rest = end;
  }
  return result + json.slice(rest);
}

const KEY = '"json_schema"';

/** More than a GPT can have. */
const MAX_SCHEMAS = 1000;

/** Where the first objects and lists named `json_schema` are. */
function findSchemas(json: string): Range[] {
  const ranges: Range[] = [];
  const colon = /\s*:\s*(?=[{[])/y;
  for (
    let index = json.indexOf(KEY);
    index >= 0 && ranges.length < MAX_SCHEMAS;
    index = json.indexOf(KEY, index)
  ) {
    colon.lastIndex = index + KEY.length;
    // An escaped quote is part of a text.
    const isKey = !isEscaped(json, index) && colon.test(json);
    const start = colon.lastIndex;
    index = isKey ? findEnd(json, start) : index + KEY.length;
    if (isKey) ranges.push({ start, end: index });
  }
  return ranges;
}

const [QUOTE, BACKSLASH] = ['"'.charCodeAt(0), '\\'.charCodeAt(0)];
const [OPEN_LIST, CLOSE_LIST] = ['['.charCodeAt(0), ']'.charCodeAt(0)];
const [OPEN_OBJECT, CLOSE_OBJECT] = ['{'.charCodeAt(0), '}'.charCodeAt(0)];

/** Where the object or list that starts at `start` ends; the end of the text if it does not. */
function findEnd(json: string, start: number): number {
  let depth = 0;
  // Compares codes, because there may be millions of characters, and a pattern takes three times as long.
  for (let index = start; index < json.length; index++) {
    const code = json.charCodeAt(index);
    if (code === QUOTE) index = findClosingQuote(json, index);
    else if (code === OPEN_OBJECT || code === OPEN_LIST) depth++;
    else if ((code === CLOSE_OBJECT || code === CLOSE_LIST) && --depth === 0) return index + 1;
  }
  return json.length;
}

function findClosingQuote(json: string, openingQuote: number): number {
  let quote = json.indexOf('"', openingQuote + 1);
  while (quote >= 0 && isEscaped(json, quote)) quote = json.indexOf('"', quote + 1);
  return quote >= 0 ? quote : json.length;
}

/** Whether an odd number of backslashes is before a character. */
function isEscaped(json: string, index: number): boolean {
  let first = index;
  while (json.charCodeAt(first - 1) === BACKSLASH) first--;
  return (index - first) % 2 === 1;
}
