import { addressOf } from '../ids/address-of.ts';
import type { Sign } from './lens.ts';

/**
 * Generous, because it is on every page and the grammar is not: what only looks like an id brings the card's
 * script, which knows better. A hyphen may be encoded, more than once.
 */
export function mayHoldId(text: string): boolean {
  return /g(-|%(25)*2d)\w{9}/i.test(text);
}

/** Characters read on each side of the caret: the longest id has 34. */
const READ = 40;

/** Whether what a sign came through may be a link to a GPT, or the text under the pointer an id. */
export function mayBeGpt(sign: Sign): boolean {
  for (const target of sign.path) if (mayHoldId(addressOf(target) ?? '')) return true;
  return sign.event instanceof PointerEvent && mayHoldId(textAt(sign.event, sign.path));
}

/** The text around a pointer. Forces layout: only for one that rests. */
function textAt(event: PointerEvent, path: EventTarget[]): string {
  const shadowRoots = path.filter(isShadowRoot);
  const caret = document.caretPositionFromPoint(event.clientX, event.clientY, { shadowRoots });
  const node = caret?.offsetNode;
  if (!caret || !(node instanceof Text)) return '';
  return node.substringData(Math.max(0, caret.offset - READ), 2 * READ);
}

function isShadowRoot(target: EventTarget): target is ShadowRoot {
  return target instanceof ShadowRoot;
}
