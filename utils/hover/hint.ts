import { addressOf } from '../ids/address-of.ts';

/**
 * Generous, because it is on every page and the grammar is not: what only looks like an id brings the card's
 * script, which knows better. A hyphen may be encoded, more than once.
 */
const HINT = /g(-|%(25)*2d)\w{9}/i;

export function mayHoldId(text: string): boolean {
  return HINT.test(text);
}

/** Characters read on each side of the caret: the longest id has 34. */
const READ = 40;

/** Whether something on the path of an event may be a link to a GPT. */
export function hintsInLinks(path: EventTarget[]): boolean {
  return path.some((target) => mayHoldId(addressOf(target) ?? ''));
}

/** Whether the text at a point of the viewport may be an id. Forces layout: only for a pointer that rests. */
export function hintsInText(x: number, y: number, path: EventTarget[]): boolean {
  const shadowRoots = path.filter((target) => target instanceof ShadowRoot);
  const { offsetNode, offset = 0 } = document.caretPositionFromPoint(x, y, { shadowRoots }) ?? {};
  const from = Math.max(0, offset - READ);
  return offsetNode instanceof Text && mayHoldId(offsetNode.substringData(from, 2 * READ));
}
