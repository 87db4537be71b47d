import { type FoundId, forEachBareId } from '../../gpt/gpt-id.ts';

/** Small enough that it is read in well under a millisecond, even where every letter tempts the pattern. */
export const WINDOW_LENGTH = 4096;

/**
 * What `bareIds` finds, a window at a time: a text of half a megabyte must not be one long piece of work.
 * Gives nothing behind each window, so that who asks can pause there too.
 */
export function* findIdsInText(
  text: string,
  window = WINDOW_LENGTH,
): Generator<FoundId | undefined> {
  for (
    let windowStart = text.indexOf('g-');
    windowStart >= 0;
    windowStart = text.indexOf('g-', windowStart)
  ) {
    const found: FoundId[] = [];
    windowStart = forEachBareId(
      text,
      (id, start, end) => found.push({ id, start, end }),
      windowStart,
      windowStart + window,
    );
    yield* found;
    yield undefined;
  }
}
