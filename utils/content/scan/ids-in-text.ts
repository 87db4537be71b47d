import { type FoundId, forEachBareId } from '../../gpt/gpt-id.ts';

/** Small enough to be read in well under a millisecond, even in the pattern's worst case. */
export const WINDOW_LENGTH = 4096;

/**
 * Yields the ids that `findBareIds` would find, one window at a time, and `undefined` after each window, so that the
 * caller can pause: a text of half a megabyte must not block the page.
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
