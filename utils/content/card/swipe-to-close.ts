import { onDrag } from './drag.ts';

/** Dragging a sheet down by this many pixels closes it. */
const CLOSE_DISTANCE = 80;

/** Closes a sheet on a tap beside it, or when it is dragged down by its bar or header. */
export function closeOnSwipe(panel: HTMLElement, close: () => void, signal: AbortSignal): void {
  // On click, not on pointerdown: lifting the finger would otherwise tap the page below.
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
