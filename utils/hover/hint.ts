import { addressOf } from '../ids/address-of.ts';
import { selfAndAncestors } from './ancestors.ts';

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

/** Whether one of the elements around a node may be a link to a GPT. */
export function hintsInLinks(node: Node | null): boolean {
  for (const up of selfAndAncestors(node)) {
    const address = addressOf(up);
    if (address && mayHoldId(address)) return true;
  }
  return false;
}

/** Whether the text at a point of the viewport may be an id. Forces layout: only for a pointer that rests. */
export function hintsInText(x: number, y: number, node: Node | null): boolean {
  const shadowRoots = [...selfAndAncestors(node)].filter((up) => up instanceof ShadowRoot);
  const { offsetNode, offset = 0 } = document.caretPositionFromPoint(x, y, { shadowRoots }) ?? {};
  const from = Math.max(0, offset - READ);
  return offsetNode instanceof Text && mayHoldId(offsetNode.substringData(from, 2 * READ));
}
