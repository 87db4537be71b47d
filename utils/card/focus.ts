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

/** Whether text inside a card is selected. */
export function isSelectedIn(panel: HTMLElement): boolean {
  const root = panel.getRootNode() as ShadowRoot & { getSelection?(): Selection | null };
  const selection = document.getSelection();
  // Chromium before 137 and Firefox before 142 do not look into closed roots in the standard way.
  const ranges = selection?.getComposedRanges?.({ shadowRoots: [root] });
  const [range] = ranges ?? [];
  if (range) return !range.collapsed && panel.contains(range.startContainer);
  return root.getSelection?.()?.isCollapsed === false;
}
