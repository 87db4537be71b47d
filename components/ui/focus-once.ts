/**
 * A `ref` that focuses an element when it appears. Shared, because a new function per render would focus the element on
 * every render.
 */
export function focusOnce(element: HTMLElement | null): void {
  element?.focus();
}
