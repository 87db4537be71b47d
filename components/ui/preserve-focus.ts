/** Focusable elements. */
const FOCUSABLE =
  'a[href], button:not(:disabled), input:not(:disabled, [type=hidden]), select:not(:disabled), textarea:not(:disabled), summary, [tabindex]:not([tabindex="-1"])';

/**
 * Moves the focus to a neighbor when the focused control is removed, for example by the button that deletes its own list
 * entry. Browsers would reset the focus to the top of the page, and keyboard users would lose their position. Does nothing
 * if another element has taken the focus.
 */
export function preserveFocus(page: HTMLElement): void {
  let last: Element | null = null;
  page.addEventListener('focusin', ({ target }) => {
    last = target as Element;
  });
  // A press elsewhere takes the focus away on purpose.
  document.addEventListener('pointerdown', ({ target }) => {
    if (!last?.contains(target as Node)) last = null;
  });
  new MutationObserver((records) => {
    if (!last || last.isConnected || document.activeElement !== document.body) return;
    const lost = last;
    last = null;
    for (const record of records) {
      const removed = [...record.removedNodes].find((node) => node.contains(lost));
      if (removed) return findNeighbor(record, controlsIn(removed), lost, page)?.focus();
    }
  }).observe(page, { childList: true, subtree: true });
}

/**
 * The control after the removed node, else before it, else in the nearest ancestor. If the neighbor has as many controls as
 * the removed node, the same control is chosen, so that repeated deletions hit the right button.
 */
function findNeighbor(
  { target, nextSibling, previousSibling }: MutationRecord,
  removed: Element[],
  lost: Element,
  page: HTMLElement,
): HTMLElement | undefined {
  const getCounterpart = (controls: HTMLElement[]) =>
    controls.length === removed.length ? controls[removed.indexOf(lost)] : undefined;
  for (let next = nextSibling; next; next = next.nextSibling) {
    const controls = visibleControlsIn(next);
    if (controls.length > 0) return getCounterpart(controls) ?? controls[0];
  }
  for (let before = previousSibling; before; before = before.previousSibling) {
    const controls = visibleControlsIn(before);
    if (controls.length > 0) return getCounterpart(controls) ?? controls.at(-1);
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
