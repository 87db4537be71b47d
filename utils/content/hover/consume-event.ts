/** Hides a user's action on a card from the page, and prevents the browser's default action. */
export function consumeEvent(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
