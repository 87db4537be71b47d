import { selfAndAncestors } from '../dom/ancestors.ts';
import { containEvents } from './contain-events.ts';
import { CARD_STYLES } from './styles.ts';

/** The elements that hold a card in a page. */
export interface CardHost {
  /** The plain element that the page can see. */
  element: HTMLElement;
  /** The popover in the top layer that the card is rendered into. */
  panel: HTMLElement;
  root: ShadowRoot;
  /** The page's element from which the focus came. */
  cameFrom?: Element;
  /** Handles the copy event while the card is copying. */
  onCopy?(event: ClipboardEvent): void;
  /** Stops containing the card's events; set while the card is shown. */
  release?(): void;
}

/** Required because SVG and XML documents create other elements by default. */
const HTML = 'http://www.w3.org/1999/xhtml';

/**
 * Uses a closed root on a plain element: the page could define a custom element of the same name first and receive
 * the root. A popover is above everything else on the page, whatever its z-index.
 */
export function createHost(): CardHost {
  const element = document.createElementNS(HTML, 'div') as HTMLElement;
  const root = element.attachShadow({ mode: 'closed' });
  // Not a <style>, which the page's content security policy may block in Firefox.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(CARD_STYLES);
  root.adoptedStyleSheets = [sheet];
  const panel = document.createElementNS(HTML, 'div') as HTMLElement;
  panel.className = 'lens card';
  panel.popover = 'manual';
  root.append(panel);
  return { element, panel, root };
}

/** Compensates the page's CSS `zoom`: the card keeps its size and its position in window pixels. */
export function compensateZoom({ element, panel }: CardHost, own = 1): void {
  panel.style.zoom = String(own / (element.currentCSSZoom || 1));
}

/** Shows the panel for a node, inside the node's modal dialog if there is one, because everything outside is inert. */
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

/** The focused element inside the card. */
export function getActiveElement({ root }: CardHost): Element | null {
  return root.activeElement;
}

export function hasFocus(host: CardHost): boolean {
  return getActiveElement(host) !== null;
}

const TOP_LAYER = 'dialog:modal, [popover]:popover-open, :fullscreen';

/** The top-layer ancestor of a node: outside of it a card would be inert, get no events, or close it. */
function findTopLayerAncestor(node: Node): Element | undefined {
  for (const up of selfAndAncestors(node)) {
    const isTop = up instanceof Element && matches.call(up, TOP_LAYER);
    if (isTop) return up;
  }
  return undefined;
}

/**
 * Whether an element of the page may cover the card. Only top-layer elements can; those in shadow roots of the page
 * are not found.
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

/** A visible backdrop covers the whole window. */
function hasBackdrop(element: Element): boolean {
  const { backgroundColor, backgroundImage } = getComputedStyle(element, '::backdrop');
  return backgroundImage !== 'none' || !/transparent|, 0\)$/.test(backgroundColor);
}

/** Taken from the prototype: on a form, `form.matches` may be its control of that name. */
const { matches } = Element.prototype;
