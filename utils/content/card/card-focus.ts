import { selfAndAncestors } from '../dom/ancestors.ts';
import { focusedElement } from '../dom/focused-element.ts';
import { type CardHost, getActiveElement, hasFocus } from './host.ts';
import { focusDialog, tabStops } from './tab-stops.ts';

/**
 * Returns the focus of a closing card to the element it came from, or else to the card's target. A focus lost with
 * its button would restart at the top of the page.
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
 * Manages the focus in a card. With `stay` (shortcut), Tab cycles inside the card until Esc. With `pass-through` (Tab
 * from the link), the card sits between the link and its successor, so the page's tab order holds.
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

    /** Handles Tab in the card about `node`; returns whether the key was Tab. */
    handleTab(host: CardHost, node: Node, event: KeyboardEvent): boolean {
      if (event.key !== 'Tab') return false;
      const stops = tabStops(host.panel);
      const index = stops.indexOf(getActiveElement(host) as HTMLElement);
      const next =
        index === -1 && event.shiftKey ? stops.length - 1 : index + (event.shiftKey ? -1 : 1);
      const isAtEnd = next < 0 || next >= stops.length;
      // The link has the focus again, so the browser itself moves on to its successor.
      const continuesOnPage = isAtEnd && isPassingThrough && !event.shiftKey;
      if (isAtEnd && isPassingThrough) giveFocusBack(host, node);
      else stops.at(next % stops.length)?.focus();
      if (!continuesOnPage) event.preventDefault();
      event.stopImmediatePropagation();
      return true;
    },

    /** Resets the mode after the card was removed. */
    leave(): void {
      isPassingThrough = false;
    },
  };
}
