import { onDrag } from './drag.ts';
import { MARGIN } from './position.ts';

/** Pixels per arrow key; about twenty presses move a card by its width. */
const STEP = 16;

const ARROWS: Record<string, [x: number, y: number]> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

/** Lets the user move a pinned card by its bar, or with arrow keys on its handle, within the window. */
export function makeMovable(panel: HTMLElement, signal: AbortSignal): void {
  const getBounds = () => panel.getBoundingClientRect();
  const startDrag = () => {
    const { left, top } = getBounds();
    return { onMove: (x: number, y: number) => moveTo(panel, left + x, top + y) };
  };
  onDrag(panel, '.bar', startDrag, signal);

  const onKey = (event: KeyboardEvent) => {
    const [x, y] = ARROWS[event.key] ?? [];
    const [focused] = event.composedPath() as Element[];
    if (x === undefined || y === undefined || !focused?.matches('.move-handle')) return;
    event.preventDefault();
    const { left, top } = getBounds();
    moveTo(panel, left + x, top + y);
  };
  panel.addEventListener('keydown', onKey, { signal });

  const keepInWindow = () => {
    const { left, top } = getBounds();
    moveTo(panel, left, top);
  };
  addEventListener('resize', keepInWindow, { signal });
  // Pinning adds a bar, which makes the card taller.
  keepInWindow();
}

function moveTo(panel: HTMLElement, left: number, top: number): void {
  const { offsetWidth: width, offsetHeight: height } = panel;
  panel.style.left = `${clampToWindow(left, innerWidth - width)}px`;
  panel.style.top = `${clampToWindow(top, innerHeight - height)}px`;
}

/** A card larger than the window is aligned with its start. */
function clampToWindow(offset: number, available: number): number {
  return Math.round(Math.max(MARGIN, Math.min(offset, available - MARGIN)));
}
