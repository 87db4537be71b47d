import { getShadowRoot } from './shadow-root.ts';

/** The focused element, inside shadow roots too. */
export function focusedElement(): Element | null {
  let focused = document.activeElement;
  for (let inner = focused; inner; inner = getShadowRoot(inner)?.activeElement ?? null) {
    focused = inner;
  }
  return focused;
}
