import { nativeApi } from '../../lib/browser/native-api.ts';

/** APIs that browsers expose to extensions only. */
interface FirefoxElement {
  /** Firefox only. */
  openOrClosedShadowRoot?: unknown;
}

/** Chromium exposes it as `chrome.dom`, for HTML elements only. */
interface DomApi {
  runtime?: { id?: string };
  dom?: { openOrClosedShadowRoot(element: HTMLElement): ShadowRoot | null };
}

/** The first element in the shadow roots of our own cards (`utils/content/card/host.ts`). */
const OWN_PANEL = '.lens.card';

/** The shadow root of an element, open or closed, except that of our own cards. */
export function getShadowRoot(element: Element): ShadowRoot | undefined {
  const root = element.shadowRoot ?? closedRootOf(element);
  // On a form, `shadowRoot` may be its control of that name.
  if (!(root instanceof ShadowRoot) || root.firstElementChild?.matches(OWN_PANEL)) return undefined;
  return root;
}

function closedRootOf(element: Element): unknown {
  const { openOrClosedShadowRoot: own } = element as FirefoxElement;
  if (own instanceof ShadowRoot || !(element instanceof HTMLElement)) return own;
  const { dom, runtime } = nativeApi() as DomApi;
  // It throws once the extension was updated or removed.
  return runtime?.id && dom?.openOrClosedShadowRoot(element);
}

/** The built-in elements that can have a shadow root. Custom elements, with a hyphen in their names, can too. */
const HOSTS = new Set(
  'article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span'.split(
    ' ',
  ),
);

/**
 * Whether to ask for a closed root, which in Chromium costs as much as a hundred other nodes: only for custom
 * elements, and for elements that are empty except for white space or whose content is slotted.
 */
export function mayHaveClosedRoot(element: Element, localName: string): boolean {
  if (localName.includes('-')) return true;
  if (!HOSTS.has(localName)) return false;
  const { firstChild } = element;
  if (!firstChild) return true;
  if (firstChild instanceof Element) return firstChild.slot !== '';
  return !firstChild.nextSibling && !/\S/.test(firstChild.nodeValue?.slice(0, 99) ?? '');
}

/** The innermost element at a point of the viewport, and the shadow roots around it. */
export function findInnermostAt(
  x: number,
  y: number,
): { element: Element | null; roots: ShadowRoot[] } {
  const roots: ShadowRoot[] = [];
  let element = document.elementFromPoint(x, y);
  for (
    let root = element && getShadowRoot(element);
    root;
    root = element && getShadowRoot(element)
  ) {
    const inner = root.elementFromPoint(x, y);
    if (!inner || inner === element) break;
    roots.push(root);
    element = inner;
  }
  return { element, roots };
}

/** The innermost node of an event from a closed root, where the event itself only names the host. */
export function findInnermostOf(event: Event, node: Node): Node {
  let inner = node;
  while (inner instanceof Element) {
    const root = getShadowRoot(inner);
    const next =
      event instanceof MouseEvent
        ? root?.elementFromPoint(event.clientX, event.clientY)
        : root?.activeElement;
    if (!next || next === inner) break;
    inner = next;
  }
  return inner;
}
