import { shadowRootOf } from './shadow-root.ts';

/** The element that has the focus, inside shadow roots too. */
export function focusedElement(): Element | null {
  let focused = document.activeElement;
  for (let inner = focused; inner; inner = shadowRootOf(inner)?.activeElement ?? null) {
    focused = inner;
  }
  return focused;
}
