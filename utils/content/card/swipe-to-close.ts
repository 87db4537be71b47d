import { onDrag } from './drag.ts';

/** A sheet that is drawn down so far is meant to go, in pixels. */
const CLOSE_DISTANCE = 80;

/** Lets a sheet be closed by a tap beside it, or by drawing it down at its bar or head. */
export function closeOnSwipe(panel: HTMLElement, close: () => void, signal: AbortSignal): void {
  // Not when the finger comes down: its lifting would then be a tap on the page below.
  panel.addEventListener('click', ({ target }) => target === panel && close(), { signal });

  onDrag(
    panel,
    '.bar, .head',
    () => {
      const sheet = panel.querySelector<HTMLElement>('[role="dialog"]');
      let offset = 0;
      return {
        onMove(_, y) {
          offset = Math.max(0, y);
          if (sheet) sheet.style.translate = `0 ${offset}px`;
        },
        onRelease() {
          if (offset > CLOSE_DISTANCE) return close();
          if (sheet) sheet.style.translate = '';
        },
      };
    },
    signal,
  );
}
