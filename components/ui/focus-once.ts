/**
 * A `ref` that gives an element the focus when it appears. One function for all, because a new one with
 * every drawing would take the focus back with every drawing.
 */
export function focusOnce(element: HTMLElement | null): void {
  element?.focus();
}
