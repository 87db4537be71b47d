import { eachBareId, type FoundId } from '../../gpt/gpt-id.ts';

/** Small enough that it is read in well under a millisecond, even where every letter tempts the pattern. */
export const WINDOW = 4096;

/**
 * What `bareIds` finds, a window at a time: a text of half a megabyte must not be one long piece of work.
 * Gives nothing behind each window, so that who asks can pause there too.
 */
export function* idsInText(text: string, window = WINDOW): Generator<FoundId | undefined> {
  for (let at = text.indexOf('g-'); at >= 0; at = text.indexOf('g-', at)) {
    const found: FoundId[] = [];
    at = eachBareId(text, (id, start, end) => found.push({ id, start, end }), at, at + window);
    yield* found;
    yield undefined;
  }
}
