/** What can have the focus, in the order of the page. */
const FOCUSABLE =
  'a[href], button:not(:disabled), input:not(:disabled, [type=hidden]), select:not(:disabled), textarea:not(:disabled), summary, [tabindex]:not([tabindex="-1"])';

/**
 * Gives the focus to a neighbour when the control that has it is taken away, as by the button that removes its own
 * entry from a list: browsers let it fall to the top of the page, and who uses a keyboard has lost the place. What asks
 * for the focus itself goes first.
 */
export function keepFocus(page: HTMLElement): void {
  let last: Element | null = null;
  page.addEventListener('focusin', ({ target }) => {
    last = target as Element;
  });
  // Who presses beside it has left it.
  document.addEventListener('pointerdown', ({ target }) => {
    if (!last?.contains(target as Node)) last = null;
  });
  new MutationObserver((records) => {
    if (!last || last.isConnected || document.activeElement !== document.body) return;
    const lost = last;
    last = null;
    for (const record of records) {
      const removed = [...record.removedNodes].find((node) => node.contains(lost));
      if (removed) return neighbourOf(record, controlsIn(removed), lost, page)?.focus();
    }
  }).observe(page, { childList: true, subtree: true });
}

/**
 * What stands where something was taken away: behind it, else before it, else around that place. Of an entry that is made
 * like the one that is gone it is the same control: who removes several must not press something else.
 */
function neighbourOf(
  { target, nextSibling, previousSibling }: MutationRecord,
  removed: Element[],
  lost: Element,
  page: HTMLElement,
): HTMLElement | undefined {
  const likeLost = (controls: HTMLElement[]) =>
    controls.length === removed.length ? controls[removed.indexOf(lost)] : undefined;
  for (let next = nextSibling; next; next = next.nextSibling) {
    const controls = visibleControlsIn(next);
    if (controls.length > 0) return likeLost(controls) ?? controls[0];
  }
  for (let before = previousSibling; before; before = before.previousSibling) {
    const controls = visibleControlsIn(before);
    if (controls.length > 0) return likeLost(controls) ?? controls.at(-1);
  }
  for (
    let around: Node | null = target;
    around && page.contains(around);
    around = around.parentNode
  ) {
    const [first] = visibleControlsIn(around);
    if (first) return first;
  }
  return undefined;
}

function controlsIn(node: Node): HTMLElement[] {
  if (!(node instanceof HTMLElement)) return [];
  return [node, ...node.querySelectorAll<HTMLElement>('*')].filter((element) =>
    element.matches(FOCUSABLE),
  );
}

function visibleControlsIn(node: Node): HTMLElement[] {
  return node.isConnected ? controlsIn(node).filter((element) => element.checkVisibility()) : [];
}
