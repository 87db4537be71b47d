import type { Point } from './safe-area.ts';
import type { Target } from './target.ts';

/** As long as the operating systems' long press. */
const LONG_PRESS_MS = 500;

/** Fingers tremble; a longer movement scrolls. */
const MOVE_TOLERANCE = 10;

/**
 * Detects a long press on a link to a GPT. While the finger is down, it also listens for the browser's context menu,
 * which means the same long press: the card replaces the menu. Not every browser fires that event.
 */
export function createLongPress(onLongPress: (target: Target) => void) {
  let activePress: { target: Target; aborter: AbortController; from?: Point } | undefined;

  /** `downAt`: time of the pointerdown on the `performance.now()` clock. */
  function start(target: Target, downAt: number): void {
    cancel();
    const aborter = new AbortController();
    activePress = { target, aborter };
    const timer = setTimeout(finish, downAt + LONG_PRESS_MS - performance.now());
    aborter.signal.addEventListener('abort', () => clearTimeout(timer));
    const options = { capture: true, signal: aborter.signal };
    addEventListener('contextmenu', onContextMenu, options);
  }

  function onContextMenu(event: Event): void {
    if (!event.isTrusted) return;
    event.preventDefault();
    finish();
  }

  function finish(): void {
    const target = activePress?.target;
    cancel();
    if (target) onLongPress(target);
  }

  function cancel(): void {
    activePress?.aborter.abort();
    activePress = undefined;
  }

  function handleEvent(event: Event): void {
    if (!activePress) return;
    if (/^(scroll|pointerup|pointercancel)$/.test(event.type)) cancel();
    else if (event instanceof PointerEvent) onMove(activePress, event);
  }

  function onMove(current: { from?: Point }, event: PointerEvent): void {
    // A second finger means pinch zoom.
    const { x, y } = event;
    current.from ??= { x, y };
    const hasMoved = Math.hypot(x - current.from.x, y - current.from.y) > MOVE_TOLERANCE;
    if (hasMoved || !event.isPrimary) cancel();
  }

  return { start, handleEvent, cancel };
}
