/** What the user does with a card is done: neither the page nor the browser makes anything of it. */
export function consumeEvent(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
