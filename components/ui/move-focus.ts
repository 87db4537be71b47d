/** Moves the focus between list items with the arrow keys; between items with several buttons, to the same button. */
export function moveFocus(event: KeyboardEvent): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const focused = document.activeElement;
  const item = focused?.closest('li');
  if (!step || !item || !(event.currentTarget instanceof Element)) return;
  const items = [...event.currentTarget.querySelectorAll('li')];
  const column = [...item.querySelectorAll('button')].indexOf(focused as HTMLButtonElement);
  items[items.indexOf(item) + step]?.querySelectorAll('button')[column]?.focus();
  event.preventDefault();
}
