const TAB_STOPS = 'a[href], button:not(:disabled), [tabindex="0"]';

/** What Tab stops at in a card, in order. */
export function tabStops(panel: HTMLElement): HTMLElement[] {
  return [...panel.querySelectorAll<HTMLElement>(TAB_STOPS)].filter((stop) =>
    stop.checkVisibility({ visibilityProperty: true }),
  );
}

/** Gives the focus to the card itself: where it stays when the button that had it is taken away. */
export function focusDialog(panel: HTMLElement): void {
  panel.querySelector<HTMLElement>('[role="dialog"]')?.focus({ preventScroll: true });
}
