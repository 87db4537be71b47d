import { addressOf } from '../ids/address-of.ts';
import type { Sign } from './lens.ts';

/** Characters read on each side of the caret: the longest id has 34. */
const READ = 40;

/**
 * Whether what a sign came through may be a link to a GPT, or the text under the pointer an id. Generous, because it
 * is on every page and the grammar is not: what only looks like an id brings the card's script, which knows better.
 * Forces layout: only for a pointer that rests.
 */
export function mayBeGpt({ event, path }: Sign): boolean {
  let text = path.map(addressOf).join(' ');
  if (event instanceof PointerEvent) {
    const shadowRoots = path.filter((target) => target instanceof ShadowRoot);
    const caret = document.caretPositionFromPoint(event.clientX, event.clientY, { shadowRoots });
    const around = caret?.offsetNode.nodeValue ?? '';
    const from = Math.max(0, (caret?.offset ?? 0) - READ);
    text += ` ${around.slice(from, from + 2 * READ)}`;
  }
  return mayHoldId(text);
}

/** A hyphen may be encoded, more than once. */
export function mayHoldId(text: string): boolean {
  // A pattern in slashes would be checked while the file is read.
  const pattern = 'g(-|%(25)*2d)\\w{9}';
  return new RegExp(pattern, 'i').test(text);
}
