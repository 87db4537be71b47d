import type { FoundId, GptId } from '../../gpt/gpt-id.ts';
import { findTypedIds, repairIds } from '../../gpt/ids-in-typed-text.ts';
import { MAX_GPTS } from '../../gpt/page-list.ts';
import type { NamedGpt } from '../../user-data/batches.ts';

/** In characters: enough for thousands of GPTs with long descriptions. The limit bounds the page's memory. */
export const MAX_INPUT_LENGTH = 5_000_000;

/** Maximum file size in bytes: UTF-8 takes at most three bytes per UTF-16 code unit. */
export const MAX_BYTES = 4 * MAX_INPUT_LENGTH;

export interface ParsedIdList {
  /** Each GPT once, in order, with its label. */
  gpts: NamedGpt[];
  /** Lines that are not empty but contain no GPT. */
  linesWithoutGpt: number;
  /** The input exceeds the maximum length, or contains more GPTs than a batch can have. */
  isTruncated: boolean;
}

/** Characters of URLs and ids, except those that lists use as separators. */
const IN_WORD = /[0-9A-Za-z_.~%:/?#@!$&*+=-]/;

/** Finds the GPTs in pasted or imported text: ids, links, Markdown or CSV, one or many per line. */
export function parseIdList(input: string): ParsedIdList {
  const read = truncate(input);
  const texts = new Map<GptId, string>();
  let linesWithoutGpt = 0;
  for (const line of repairIds(read).split(/\r\n?|\n/)) {
    const found = findTypedIds(line).map((found) => wordAround(line, found));
    if (found.length === 0 && line.trim()) linesWithoutGpt += 1;
    found.forEach(({ id, start, end }, index) => {
      if (texts.has(id)) return;
      const before = line.slice(found[index - 1]?.end ?? 0, start);
      const after = line.slice(end, found[index + 1]?.start ?? line.length);
      texts.set(id, extractLabel(before, after));
    });
    if (texts.size > MAX_GPTS) break;
  }
  const gpts = [...texts].map(([id, text]) => ({ id, text }));
  return {
    gpts: gpts.slice(0, MAX_GPTS),
    linesWithoutGpt,
    isTruncated: read.length < input.length || gpts.length > MAX_GPTS,
  };
}

/** Extends a match to the whole URL around it, so that the URL does not become part of a label. */
function wordAround(line: string, { id, start, end }: FoundId): FoundId {
  let [from, to] = [start, end];
  while (from > 0 && IN_WORD.test(line.charAt(from - 1))) from -= 1;
  while (to < line.length && IN_WORD.test(line.charAt(to))) to += 1;
  return { id, start: from, end: to };
}

/** Cuts at white space, so that no id is cut in half. */
function truncate(input: string): string {
  let end = input.length;
  if (end <= MAX_INPUT_LENGTH) return input;
  for (end = MAX_INPUT_LENGTH; end > 0 && /\S/.test(input.charAt(end)); ) end -= 1;
  return input.slice(0, end);
}

/** One line of a table. */
const MAX_LABEL_LENGTH = 80;

/** Maximum characters to read on each side, most of which may be markup. */
const MAX_CONTEXT_LENGTH = 400;

/** Characters around labels in lists: bullets, brackets, quotes, emphasis, cell separators. */
const PUNCTUATION = /^[\s[\]()<>{}|,;:"'`*_#\-–—•·/=+!]+|[\s[\](<>{}|,;:"'`*_#\-–—•·/=]+$/g;

/** The start of another cell or of a link's text. */
const CELL_BORDER = /[[|\t"]/;

/** The label of a GPT in a list: the words before its link or id, else those after it; may be empty. */
function extractLabel(before: string, after: string): string {
  return (
    getLastWords(before.slice(-MAX_CONTEXT_LENGTH)) ||
    getFirstWords(after.slice(0, MAX_CONTEXT_LENGTH))
  );
}

function getLastWords(text: string): string {
  // Remove the unclosed tag that contains the link.
  const pieces = stripTags(text.replace(/<[^<>]*$/, ''))
    .split(CELL_BORDER)
    .map(cleanUp);
  return pieces.findLast(Boolean)?.slice(-MAX_LABEL_LENGTH) ?? '';
}

function getFirstWords(text: string): string {
  const pieces = stripTags(text.replace(/^[^<>]*>/, ''))
    .split(CELL_BORDER)
    .map(cleanUp);
  return pieces.find(Boolean)?.slice(0, MAX_LABEL_LENGTH) ?? '';
}

function stripTags(text: string): string {
  return text.replace(/<[^<>]*>/g, ' ');
}

function cleanUp(text: string): string {
  return text.replace(/\s+/g, ' ').replace(PUNCTUATION, '');
}
