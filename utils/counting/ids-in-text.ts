import { bareIds, type FoundId } from '../ids/grammar.ts';

/** Small enough that the pattern reads one in well under a millisecond, even where every letter tempts it. */
export const WINDOW = 4096;

/** More than the longest id and all that is read before it. */
const MARGIN = 128;

/**
 * What `bareIds` finds, a window at a time: a text of half a megabyte must not be one long piece of work.
 * Returns nothing for a window without an id, so that who asks can pause there too.
 */
export function idsInText(text: string, window = WINDOW): Iterable<FoundId | undefined> {
  return text.length <= window ? bareIds(text) : idsInWindows(text, window);
}

function* idsInWindows(text: string, window: number): Generator<FoundId | undefined> {
  for (let at = text.indexOf('g-'); at >= 0; at = text.indexOf('g-', at + window)) {
    const from = Math.max(0, at - MARGIN);
    for (const { id, start, end } of bareIds(text.slice(from, at + window + MARGIN))) {
      const isOfThisWindow = from + start >= at && from + start < at + window;
      if (isOfThisWindow) yield { id, start: from + start, end: from + end };
    }
    yield undefined;
  }
}
