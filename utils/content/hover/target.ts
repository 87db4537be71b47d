import { findIdInUrl, type GptId, MAX_URL_LENGTH } from '../../gpt/gpt-id.ts';
import { getLinkUrl } from '../../gpt/link-url.ts';
import { selfAndAncestors } from '../dom/ancestors.ts';
import { idsAround, mayContainPartOfId, toRange } from '../dom/line-of-text.ts';
import { findInnermostAt, findInnermostOf } from '../dom/shadow-root.ts';

/** A target: a link to a GPT (`node` is an element) or an id in text (`node` is a text). */
export interface Target {
  id: GptId;
  node: Element | Text;
  start: number;
  end: number;
  /** The text node in which the id ends, if it is another one. */
  endNode?: Text;
  /** Where the pointer rested, in viewport pixels. */
  pointer?: { x: number; y: number };
}

export function isSameTarget(a: Target | undefined, b: Target | undefined): boolean {
  return a?.node === b?.node && a?.start === b?.start && a?.id === b?.id;
}

/** The box of a target: a link's element, or the range of an id in its text. */
export function getElementOrRange({ node, start, end, endNode }: Target): Element | Range {
  if (node instanceof Element) return node;
  return toRange({ node, start, end, endNode });
}

/** The link to a GPT that contains `node`, through shadow roots. */
export function findLinkTarget(node: Node | null): Target | undefined {
  for (const up of selfAndAncestors(node)) {
    if (!(up instanceof Element) || !/^(a|area)$/i.test(up.localName)) continue;
    const url = getLinkUrl(up);
    const id = url && findIdInUrl(url);
    return id ? { id, node: up, start: 0, end: 0 } : undefined;
  }
  return undefined;
}

/** The GPT at a point of the viewport. Forces layout: call it only for a resting pointer. */
export function findTargetAt(x: number, y: number): Target | undefined {
  const { element, roots } = findInnermostAt(x, y);
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
  // In `user-select: all` content Firefox has no caret inside, and returns its container.
  const texts = element && document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let left = MAX_TEXTS; left > 0 && texts?.nextNode(); left--) {
    const text = texts.currentNode as Text;
    const found =
      mayContainPartOfId(text.data) &&
      textAtPoint(text, x, y, 0, Math.min(text.length, CONTEXT_LENGTH));
    if (found) return found;
  }
  return undefined;
}

/** Characters read on each side of the caret: the prefix of an id matters, and a URL is the longest one. */
const CONTEXT_LENGTH = MAX_URL_LENGTH;

/** Maximum texts to read in an element without a caret, which is a few words long. */
const MAX_TEXTS = 50;

function textAtPoint(
  text: Text,
  x: number,
  y: number,
  from: number,
  to: number,
): Target | undefined {
  for (const { id, location } of idsAround(text, { from, to })) {
    const target = { id, ...location };
    if (containsPoint(target, x, y)) return target;
  }
  return undefined;
}

/** The nearest caret may be far from the pointer: only the rendered text counts. */
function containsPoint(target: Target, x: number, y: number): boolean {
  for (const box of getElementOrRange(target).getClientRects()) {
    if (x >= box.left && x <= box.right && y >= box.top && y <= box.bottom) return true;
  }
  return false;
}

/** Whether an event whose innermost visible node is `inner` is on a target: on its link, or on its rendered text. */
export function isOn(target: Target, event: Event, inner: Node): boolean {
  if (target.node instanceof Text)
    return event instanceof MouseEvent && containsPoint(target, event.clientX, event.clientY);
  return isSameTarget(findLinkTarget(findInnermostOf(event, inner)), target);
}
