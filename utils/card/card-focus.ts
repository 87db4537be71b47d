import { focusedElement } from '../hover/focused.ts';
import { type CardHost, focusIn, hasFocus } from './host.ts';
import { focusDialog, tabStops } from './tab-stops.ts';

/**
 * How the focus comes into a card and out again. Who was brought there by the shortcut stays until Esc:
 * Tab goes round. Who came by Tab from the link passes through: the card stands between the link and
 * what comes after it, so that the page's own order holds.
 */
export function createCardFocus() {
  let from: HTMLElement | SVGElement | undefined;
  let isPassing = false;

  function giveBack(): void {
    from?.focus({ preventScroll: true });
    from = undefined;
  }

  return {
    enter(host: CardHost, how: 'to-stay' | 'in-passing'): void {
      const focused = focusedElement();
      const isPage = focused instanceof HTMLElement || focused instanceof SVGElement;
      if (!hasFocus(host)) from = isPage ? focused : undefined;
      isPassing = how === 'in-passing';
      const [first] = tabStops(host.panel);
      if (isPassing && first) first.focus({ preventScroll: true });
      else focusDialog(host.panel);
    },

    /** Gives the focus back where it came from, if it is still in the card. */
    leave(host: CardHost): void {
      if (hasFocus(host)) giveBack();
      from = undefined;
      isPassing = false;
    },

    /** What Tab does in the card; returns whether this key was a Tab. */
    takesTab(host: CardHost, event: KeyboardEvent): boolean {
      if (event.key !== 'Tab') return false;
      const stops = tabStops(host.panel);
      const at = stops.indexOf(focusIn(host) as HTMLElement);
      const next = at === -1 && event.shiftKey ? stops.length - 1 : at + (event.shiftKey ? -1 : 1);
      const isAtEnd = next < 0 || next >= stops.length;
      // Forwards from the link, which has the focus again now, the browser itself goes on.
      const isGoingOn = isAtEnd && isPassing && !event.shiftKey;
      if (isAtEnd && isPassing) giveBack();
      else stops.at(next % stops.length)?.focus();
      if (!isGoingOn) event.preventDefault();
      event.stopImmediatePropagation();
      return true;
    },
  };
}
