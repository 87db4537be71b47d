import { selfAndAncestors } from '../dom/ancestors.ts';
import { focusedElement } from '../dom/focused-element.ts';
import { type CardHost, getActiveElement, hasFocus } from './host.ts';
import { focusDialog, tabStops } from './tab-stops.ts';

/**
 * Gives the focus of a card that closes back to where it came from, or else to what the card is about: a focus that goes
 * with its button would begin again at the top of the page.
 */
export function giveFocusBack(host: CardHost, node: Node): void {
  if (!hasFocus(host)) return;
  for (const element of [host.cameFrom, ...selfAndAncestors(node)]) {
    if (!isFocusable(element) || !element.isConnected) continue;
    element.focus({ preventScroll: true });
    if (!hasFocus(host)) return;
  }
}

function isFocusable(node: Node | undefined): node is HTMLElement | SVGElement {
  const isElement = node instanceof HTMLElement || node instanceof SVGElement;
  return isElement && node !== document.body;
}

/**
 * How the focus comes into a card and out again. Who was brought there by the shortcut stays until Esc:
 * Tab goes round. Who came by Tab from the link passes through: the card stands between the link and
 * what comes after it, so that the page's own order holds.
 */
export function createCardFocus() {
  let isPassingThrough = false;

  return {
    enter(host: CardHost, mode: 'stay' | 'pass-through'): void {
      if (!hasFocus(host)) host.cameFrom = focusedElement() ?? undefined;
      isPassingThrough = mode === 'pass-through';
      const [first] = tabStops(host.panel);
      if (isPassingThrough && first) first.focus({ preventScroll: true });
      else focusDialog(host.panel);
    },

    /** What Tab does in the card about `node`; returns whether this key was a Tab. */
    handleTab(host: CardHost, node: Node, event: KeyboardEvent): boolean {
      if (event.key !== 'Tab') return false;
      const stops = tabStops(host.panel);
      const index = stops.indexOf(getActiveElement(host) as HTMLElement);
      const next =
        index === -1 && event.shiftKey ? stops.length - 1 : index + (event.shiftKey ? -1 : 1);
      const isAtEnd = next < 0 || next >= stops.length;
      // Forwards from the link, which has the focus again now, the browser itself goes on.
      const continuesOnPage = isAtEnd && isPassingThrough && !event.shiftKey;
      if (isAtEnd && isPassingThrough) giveFocusBack(host, node);
      else stops.at(next % stops.length)?.focus();
      if (!continuesOnPage) event.preventDefault();
      event.stopImmediatePropagation();
      return true;
    },

    /** The card is gone: whoever comes next comes anew. */
    leave(): void {
      isPassingThrough = false;
    },
  };
}
