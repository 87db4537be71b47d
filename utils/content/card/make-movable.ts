import { onDrag } from './drag.ts';
import { MARGIN } from './position.ts';

/** An arrow key moves a card so far; a card's width takes about twenty presses. */
const STEP = 16;

const ARROWS: Record<string, [x: number, y: number]> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

/** Lets a pinned card be moved by its bar, and by arrow keys on its handle; it never leaves the window. */
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
  // Its bar has made it taller.
  keepInWindow();
}

function moveTo(panel: HTMLElement, left: number, top: number): void {
  const { offsetWidth: width, offsetHeight: height } = panel;
  panel.style.left = `${clampToWindow(left, innerWidth - width)}px`;
  panel.style.top = `${clampToWindow(top, innerHeight - height)}px`;
}

/** A card larger than the window stays at its beginning. */
function clampToWindow(offset: number, available: number): number {
  return Math.round(Math.max(MARGIN, Math.min(offset, available - MARGIN)));
}
