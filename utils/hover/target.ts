import { addressOf } from '../ids/address-of.ts';
import { bareIds, type GptId, idInUrl } from '../ids/grammar.ts';
import { selfAndAncestors } from './ancestors.ts';

/** A GPT that somebody points at: a link (`node` is an element) or an id in a text (`node` is a text). */
export interface Target {
  id: GptId;
  node: Element | Text;
  start: number;
  end: number;
  /** Where the pointer rested on it, in viewport pixels. */
  pointer?: { x: number; y: number };
}

export function isSameTarget(a: Target | undefined, b: Target | undefined): boolean {
  return a?.node === b?.node && a?.start === b?.start && a?.id === b?.id;
}

/** What is measured of a target: a link's element, or the range of an id in its text. */
export function drawnAs({ node, start, end }: Target): Element | Range {
  if (node instanceof Element) return node;
  const range = document.createRange();
  // The page may have shortened the text since.
  range.setStart(node, Math.min(start, node.length));
  range.setEnd(node, Math.min(end, node.length));
  return range;
}

/** The link that holds `node`, through open shadow roots. */
export function linkTarget(node: Node | null): Target | undefined {
  for (const up of selfAndAncestors(node)) {
    if (!(up instanceof Element) || !/^(a|area)$/i.test(up.localName)) continue;
    const address = addressOf(up);
    const id = address && idInUrl(address);
    return id ? { id, node: up, start: 0, end: 0 } : undefined;
  }
  return undefined;
}

/** The GPT under a point of the viewport. Forces layout: only to be asked of a pointer that rests. */
export function targetAt(x: number, y: number): Target | undefined {
  const shadowRoots: ShadowRoot[] = [];
  let element = document.elementFromPoint(x, y);
  for (let root = element?.shadowRoot; root; root = element?.shadowRoot) {
    const inner = root.elementFromPoint(x, y);
    if (!inner || inner === element) break;
    shadowRoots.push(root);
    element = inner;
  }
  const target = linkTarget(element) ?? textTarget(x, y, shadowRoots);
  return target && { ...target, pointer: { x, y } };
}

/** Characters read on each side of the caret: the longest id has 34, and what stands before it counts. */
const READ = 70;

function textTarget(x: number, y: number, shadowRoots: ShadowRoot[]): Target | undefined {
  const { offsetNode: node, offset } = document.caretPositionFromPoint(x, y, { shadowRoots }) ?? {};
  if (!(node instanceof Text) || offset === undefined) return undefined;
  const from = Math.max(0, offset - READ);
  for (const { id, start, end } of bareIds(node.substringData(from, 2 * READ))) {
    const target = { id, node, start: from + start, end: from + end };
    if (holdsPoint(target, x, y)) return target;
  }
  return undefined;
}

/** The caret is the nearest one, which may be far from the pointer: only the drawn text counts. */
export function holdsPoint(target: Target, x: number, y: number): boolean {
  for (const box of drawnAs(target).getClientRects()) {
    if (x >= box.left && x <= box.right && y >= box.top && y <= box.bottom) return true;
  }
  return false;
}
