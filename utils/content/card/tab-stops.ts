const TAB_STOPS = 'a[href], button:not(:disabled), [tabindex="0"]';

/** The elements that Tab reaches in a card, in order. */
export function tabStops(panel: HTMLElement): HTMLElement[] {
  return [...panel.querySelectorAll<HTMLElement>(TAB_STOPS)].filter((stop) =>
    stop.checkVisibility({ visibilityProperty: true }),
  );
}

/** The card's dialog element in a panel. */
export function findDialog(panel: HTMLElement): HTMLElement | null {
  return panel.querySelector<HTMLElement>('[role="dialog"]');
}

/** Focuses the card itself, for example when the focused button is removed. */
export function focusDialog(panel: HTMLElement): void {
  findDialog(panel)?.focus({ preventScroll: true });
}
