/** Arrow keys go from item to item of a list; where an item has several buttons, to the same one of the next. */
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
