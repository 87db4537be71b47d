import { nativeApi } from '../../lib/browser/native-api.ts';

/** What browsers give to extensions alone. */
interface Opener {
  /** Firefox. */
  openOrClosedShadowRoot?: unknown;
}

/** Chromium has it in a room of its own, which takes no other elements. */
interface DomApi {
  runtime?: { id?: string };
  dom?: { openOrClosedShadowRoot(element: HTMLElement): ShadowRoot | null };
}

/** What stands first in our own cards' roots (`utils/content/card/host.ts`). */
const OWN_PANEL = '.lens.card';

/** The shadow root of an element, open or closed; not that of our own cards. */
export function shadowRootOf(element: Element): ShadowRoot | undefined {
  const root = element.shadowRoot ?? closedRootOf(element);
  // Of a form it may be a control of that name.
  if (!(root instanceof ShadowRoot) || root.firstElementChild?.matches(OWN_PANEL)) return undefined;
  return root;
}

function closedRootOf(element: Element): unknown {
  const { openOrClosedShadowRoot: own } = element as Opener;
  if (own instanceof ShadowRoot || !(element instanceof HTMLElement)) return own;
  const { dom, runtime } = nativeApi() as DomApi;
  // Cut off from an extension that was updated or removed, it throws.
  return runtime?.id && dom?.openOrClosedShadowRoot(element);
}

/** What can have a shadow root, beside elements with a hyphen in their names. */
const HOSTS = new Set(
  'article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span'.split(
    ' ',
  ),
);

/**
 * Whether it is worth while to ask for a closed root, which in Chromium takes as long as a hundred other nodes: of an
 * element with a name of its own, or one that is empty but for white space, or whose content goes into slots.
 */
export function mayHaveClosedRoot(element: Element, localName: string): boolean {
  if (localName.includes('-')) return true;
  if (!HOSTS.has(localName)) return false;
  const { firstChild } = element;
  if (!firstChild) return true;
  if (firstChild instanceof Element) return firstChild.slot !== '';
  return !firstChild.nextSibling && !/\S/.test(firstChild.nodeValue?.slice(0, 99) ?? '');
}

/** The innermost element at a point of the viewport, and the shadow roots that it is in. */
export function innermostAt(
  x: number,
  y: number,
): { element: Element | null; roots: ShadowRoot[] } {
  const roots: ShadowRoot[] = [];
  let element = document.elementFromPoint(x, y);
  for (let root = element && shadowRootOf(element); root; root = element && shadowRootOf(element)) {
    const inner = root.elementFromPoint(x, y);
    if (!inner || inner === element) break;
    roots.push(root);
    element = inner;
  }
  return { element, roots };
}

/** What an event is about where it came from a closed root, of which it tells the host only. */
export function innermostOf(event: Event, node: Node): Node {
  let inner = node;
  while (inner instanceof Element) {
    const root = shadowRootOf(inner);
    const next =
      event instanceof MouseEvent
        ? root?.elementFromPoint(event.clientX, event.clientY)
        : root?.activeElement;
    if (!next || next === inner) break;
    inner = next;
  }
  return inner;
}
