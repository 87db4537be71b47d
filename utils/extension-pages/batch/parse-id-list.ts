import type { FoundId, GptId } from '../../gpt/gpt-id.ts';
import { findTypedIds, repairIds } from '../../gpt/ids-in-typed-text.ts';
import { MAX_GPTS } from '../../gpt/page-list.ts';
import type { NamedGpt } from '../../user-data/batches.ts';
import { extractLabel } from './label.ts';

/** Characters: a list of thousands with long descriptions. What is longer is no list, and a page's memory is not ours. */
export const MAX_INPUT_LENGTH = 5_000_000;

/** Of a file: UTF-8 takes three bytes for a character at most, so what is beyond would be cut in any case. */
export const MAX_BYTES = 4 * MAX_INPUT_LENGTH;

export interface ParsedIdList {
  /** Each GPT once, in order, with the words that it is listed with. */
  gpts: NamedGpt[];
  /** Lines with something in them, but no GPT. */
  linesWithoutGpt: number;
  /** There is more than was read, or than a survey can have. */
  isTruncated: boolean;
}

/** What addresses and ids are written with, as far as lists have no use for it between two cells. */
const IN_WORD = /[0-9A-Za-z_.~%:/?#@!$&*+=-]/;

/** The GPTs of a list that somebody pasted, or of a file: ids, links, Markdown, CSV, a line each or many. */
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

/** What leads to a GPT, with all that belongs to its address: no part of what the GPT is called. */
function wordAround(line: string, { id, start, end }: FoundId): FoundId {
  let [from, to] = [start, end];
  while (from > 0 && IN_WORD.test(line.charAt(from - 1))) from -= 1;
  while (to < line.length && IN_WORD.test(line.charAt(to))) to += 1;
  return { id, start: from, end: to };
}

/** Cut at a space, so that no piece of an id is taken for a whole one. */
function truncate(input: string): string {
  let end = input.length;
  if (end <= MAX_INPUT_LENGTH) return input;
  for (end = MAX_INPUT_LENGTH; end > 0 && /\S/.test(input.charAt(end)); ) end -= 1;
  return input.slice(0, end);
}
