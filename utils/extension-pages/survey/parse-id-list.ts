import type { FoundId, GptId } from '../../gpt/gpt-id.ts';
import { MOST_GPTS } from '../../gpt/page-list.ts';
import { asMeant, idsInTyped } from '../../gpt/typed-id.ts';
import type { Find } from '../../user-data/surveys.ts';
import { labelOf } from './label.ts';

/** Characters: a list of thousands with long descriptions. What is longer is no list, and a page's memory is not ours. */
export const LONGEST_INPUT = 5_000_000;

/** Of a file: UTF-8 takes three bytes for a character at most, so what is beyond would be cut in any case. */
export const MOST_BYTES = 4 * LONGEST_INPUT;

export interface InputFinds {
  /** Each GPT once, in order, with the words that it is listed with. */
  finds: Find[];
  /** Lines with something in them, but no GPT. */
  linesWithout: number;
  /** There is more than was read, or than a survey can have. */
  isCut: boolean;
}

/** What addresses and ids are written with, as far as lists have no use for it between two cells. */
const IN_WORD = /[0-9A-Za-z_.~%:/?#@!$&*+=-]/;

/** The GPTs of a list that somebody pasted, or of a file: ids, links, Markdown, CSV, a line each or many. */
export function idsInInput(input: string): InputFinds {
  const read = upToLimit(input);
  const texts = new Map<GptId, string>();
  let linesWithout = 0;
  for (const line of asMeant(read).split(/\r\n?|\n/)) {
    const places = idsInTyped(line).map((found) => wordAround(line, found));
    if (places.length === 0 && line.trim()) linesWithout += 1;
    places.forEach(({ id, start, end }, at) => {
      if (texts.has(id)) return;
      const before = line.slice(places[at - 1]?.end ?? 0, start);
      const after = line.slice(end, places[at + 1]?.start ?? line.length);
      texts.set(id, labelOf(before, after));
    });
    if (texts.size > MOST_GPTS) break;
  }
  const finds = [...texts].map(([id, text]) => ({ id, text }));
  return {
    finds: finds.slice(0, MOST_GPTS),
    linesWithout,
    isCut: read.length < input.length || finds.length > MOST_GPTS,
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
function upToLimit(input: string): string {
  let end = input.length;
  if (end <= LONGEST_INPUT) return input;
  for (end = LONGEST_INPUT; end > 0 && /\S/.test(input.charAt(end)); ) end -= 1;
  return input.slice(0, end);
}
