import { selfAndAncestors } from '../dom/ancestors.ts';
import { containEvents } from './contain-events.ts';
import { CARD_STYLES } from './styles.ts';

/** The card's place in a page. */
export interface CardHost {
  /** What the page sees: one plain element. */
  element: HTMLElement;
  /** What is drawn into, in the top layer. */
  panel: HTMLElement;
  root: ShadowRoot;
  /** What of the page last gave the focus to the card. */
  cameFrom?: Element;
  /** Fills the clipboard, while the card itself is copying. */
  onCopy?(event: ClipboardEvent): void;
  /** Ends what keeps the card's events from the page, while the card stands there. */
  release?(): void;
}

/** Of HTML in every document: a document of SVG or XML makes other elements by itself. */
const HTML = 'http://www.w3.org/1999/xhtml';

/**
 * A closed root on a plain element: a custom element's name could be defined by the page first, which
 * would hand it the root. A popover stands above everything the page has, whatever its z-index.
 */
export function createHost(): CardHost {
  const element = document.createElementNS(HTML, 'div') as HTMLElement;
  const root = element.attachShadow({ mode: 'closed' });
  // Not a <style>: in Firefox the page's content security policy may forbid it.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(CARD_STYLES);
  root.adoptedStyleSheets = [sheet];
  const panel = document.createElementNS(HTML, 'div') as HTMLElement;
  panel.className = 'lens card';
  panel.popover = 'manual';
  root.append(panel);
  return { element, panel, root };
}

/** A page may enlarge itself by `zoom`; the card keeps its size, and its place in the window's pixels. */
export function compensateZoom({ element, panel }: CardHost, own = 1): void {
  panel.style.zoom = String(own / (element.currentCSSZoom || 1));
}

/** Shows the panel for a node: inside its modal dialog where there is one, for all else is inert then. */
export function showHost(host: CardHost, node: Node): void {
  const { element, panel } = host;
  const parent = findTopLayerAncestor(node) ?? document.documentElement;
  if (element.parentNode !== parent) parent.append(element);
  if (!panel.matches(':popover-open')) panel.showPopover();
  host.release ??= containEvents(host);
}

export function removeHost(host: CardHost): void {
  host.element.remove();
  host.release?.();
  host.release = undefined;
  host.cameFrom = undefined;
}

/** What has the focus inside the card. */
export function getActiveElement({ root }: CardHost): Element | null {
  return root.activeElement;
}

export function hasFocus(host: CardHost): boolean {
  return getActiveElement(host) !== null;
}

const TOP_LAYER = 'dialog:modal, [popover]:popover-open, :fullscreen';

/** What holds a node above the page: outside of it a card is inert, unheard, or closes it. */
function findTopLayerAncestor(node: Node): Element | undefined {
  for (const up of selfAndAncestors(node)) {
    const isTop = up instanceof Element && matches.call(up, TOP_LAYER);
    if (isTop) return up;
  }
  return undefined;
}

/**
 * Whether something of the page may be drawn over the card: only what has come into the top layer too can be. What is
 * in a shadow root of the page is not found.
 */
export function isCovered({ element, panel }: CardHost): boolean {
  const card = panel.getBoundingClientRect();
  return [...document.querySelectorAll(TOP_LAYER)].some((other) => {
    if (other.contains(element)) return false;
    const { left, right, top, bottom } = other.getBoundingClientRect();
    const isDisjoint =
      right <= card.left || left >= card.right || bottom <= card.top || top >= card.bottom;
    return !isDisjoint || hasBackdrop(other);
  });
}

/** What is drawn behind an element of the top layer covers the whole window. */
function hasBackdrop(element: Element): boolean {
  const { backgroundColor, backgroundImage } = getComputedStyle(element, '::backdrop');
  return backgroundImage !== 'none' || !/transparent|, 0\)$/.test(backgroundColor);
}

/** Of the prototype: a form answers `form.matches` with its control of that name. */
const { matches } = Element.prototype;
