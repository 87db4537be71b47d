import { findIdInUrl, type GptId, MAX_URL_LENGTH } from '../../gpt/gpt-id.ts';
import { getLinkUrl } from '../../gpt/link-url.ts';
import { selfAndAncestors } from '../dom/ancestors.ts';
import { idsAround, mayHoldPartOfId, rangeOf } from '../dom/line-of-text.ts';
import { innermostAt, innermostOf } from '../dom/shadow-root.ts';

/** A GPT that somebody points at: a link (`node` is an element) or an id in a text (`node` is a text). */
export interface Target {
  id: GptId;
  node: Element | Text;
  start: number;
  end: number;
  /** The text that the id ends in, where that is another one. */
  endNode?: Text;
  /** Where the pointer rested on it, in viewport pixels. */
  pointer?: { x: number; y: number };
}

export function isSameTarget(a: Target | undefined, b: Target | undefined): boolean {
  return a?.node === b?.node && a?.start === b?.start && a?.id === b?.id;
}

/** What is measured of a target: a link's element, or the range of an id in its text. */
export function getElementOrRange({ node, start, end, endNode }: Target): Element | Range {
  if (node instanceof Element) return node;
  return rangeOf({ node, start, end, endNode });
}

/** The link that holds `node`, through shadow roots. */
export function findLinkTarget(node: Node | null): Target | undefined {
  for (const up of selfAndAncestors(node)) {
    if (!(up instanceof Element) || !/^(a|area)$/i.test(up.localName)) continue;
    const url = getLinkUrl(up);
    const id = url && findIdInUrl(url);
    return id ? { id, node: up, start: 0, end: 0 } : undefined;
  }
  return undefined;
}

/** The GPT under a point of the viewport. Forces layout: only to be asked of a pointer that rests. */
export function findTargetAt(x: number, y: number): Target | undefined {
  const { element, roots } = innermostAt(x, y);
  const target = findLinkTarget(element) ?? findTextTarget(x, y, element, roots);
  return target && { ...target, pointer: { x, y } };
}

function findTextTarget(
  x: number,
  y: number,
  element: Element | null,
  shadowRoots: ShadowRoot[],
): Target | undefined {
  const { offsetNode, offset = 0 } = document.caretPositionFromPoint(x, y, { shadowRoots }) ?? {};
  if (offsetNode instanceof Text) {
    const found = textAtPoint(
      offsetNode,
      x,
      y,
      Math.max(0, offset - CONTEXT_LENGTH),
      offset + CONTEXT_LENGTH,
    );
    if (found) return found;
  }
  // Firefox has no caret in what can only be selected as a whole, and names what is around it.
  const texts = element && document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let left = MOST_TEXTS; left > 0 && texts?.nextNode(); left--) {
    const text = texts.currentNode as Text;
    const found =
      mayHoldPartOfId(text.data) &&
      textAtPoint(text, x, y, 0, Math.min(text.length, CONTEXT_LENGTH));
    if (found) return found;
  }
  return undefined;
}

/** Characters read on each side of the caret: what stands before an id counts, the whole of an address at most. */
const CONTEXT_LENGTH = MAX_URL_LENGTH;

/** Texts of an element that has no caret: such a one is a few words long. */
const MOST_TEXTS = 50;

function textAtPoint(
  text: Text,
  x: number,
  y: number,
  from: number,
  to: number,
): Target | undefined {
  for (const { id, place } of idsAround(text, { from, to })) {
    const target = { id, ...place };
    if (containsPoint(target, x, y)) return target;
  }
  return undefined;
}

/** The caret is the nearest one, which may be far from the pointer: only the drawn text counts. */
function containsPoint(target: Target, x: number, y: number): boolean {
  for (const box of getElementOrRange(target).getClientRects()) {
    if (x >= box.left && x <= box.right && y >= box.top && y <= box.bottom) return true;
  }
  return false;
}

/** Whether an event that came through `inner` is on a target: on its link, or on its text as it is drawn. */
export function isOn(target: Target, event: Event, inner: Node): boolean {
  if (target.node instanceof Text)
    return event instanceof MouseEvent && containsPoint(target, event.clientX, event.clientY);
  return isSameTarget(findLinkTarget(innermostOf(event, inner)), target);
}
