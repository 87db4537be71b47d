const TAB_STOPS = 'a[href], button:not(:disabled), [tabindex="0"]';

/** What Tab stops at in a card, in order. */
export function tabStops(panel: HTMLElement): HTMLElement[] {
  return [...panel.querySelectorAll<HTMLElement>(TAB_STOPS)].filter((stop) =>
    stop.checkVisibility({ visibilityProperty: true }),
  );
}

/** The card itself in the panel that it is drawn into. */
export function dialogIn(panel: HTMLElement): HTMLElement | null {
  return panel.querySelector<HTMLElement>('[role="dialog"]');
}

/** Gives the focus to the card itself: where it stays when the button that had it is taken away. */
export function focusDialog(panel: HTMLElement): void {
  dialogIn(panel)?.focus({ preventScroll: true });
}
