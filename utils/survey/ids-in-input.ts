import { MOST_GPTS } from '../counting/page-list.ts';
import { bareIds, type FoundId, type GptId, idInUrl } from '../ids/grammar.ts';
import type { Find } from '../records/surveys.ts';
import { labelOf } from './label-of.ts';

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

/** What stands between two cells, words or brackets of a list; none of it is part of an address that leads to a GPT. */
const TOKEN = /[^\s<>"'`|,;()[\]{}]+/g;

/** An address, or what may decode to one. */
const ADDRESS = /:\/\/|%|^(?:www\.|chatgpt\.com\/|chat\.openai\.com\/)/i;

/** The GPTs of a list that somebody pasted, or of a file: ids, links, Markdown, CSV, a line each or many. */
export function idsInInput(input: string): InputFinds {
  const read = upToLimit(input);
  const texts = new Map<GptId, string>();
  let linesWithout = 0;
  for (const line of read.split(/\r\n?|\n/)) {
    const places = placesIn(line);
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

/** A GPT, and from where to where the word is that leads to it. */
function placesIn(line: string): FoundId[] {
  if (!mayHaveId(line)) return [];
  return [...line.matchAll(TOKEN)].flatMap(({ 0: token, index: start }) =>
    idsInToken(token).map((id) => ({ id, start, end: start + token.length })),
  );
}

function idsInToken(token: string): GptId[] {
  if (!mayHaveId(token)) return [];
  if (!ADDRESS.test(token)) return bareIds(token).map(({ id }) => id);
  const id = idInUrl(token);
  return id ? [id] : [];
}

function mayHaveId(text: string): boolean {
  return text.includes('g-') || text.includes('%');
}

/** Cut at a space, so that no piece of an id is taken for a whole one. */
function upToLimit(input: string): string {
  let end = input.length;
  if (end <= LONGEST_INPUT) return input;
  for (end = LONGEST_INPUT; end > 0 && /\S/.test(input.charAt(end)); ) end -= 1;
  return input.slice(0, end);
}
