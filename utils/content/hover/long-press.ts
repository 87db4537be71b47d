import type { Point } from './safe-area.ts';
import type { Target } from './target.ts';

/** As long as the systems' own long press. */
const LONG_PRESS_MS = 500;

/** A finger is never quite still; beyond this it scrolls. */
const MOVE_TOLERANCE = 10;

/**
 * A long press of a finger on a GPT's link. Listens for the browser's context menu only while a finger
 * is down on such a link: where it comes it means the same long press, and the card takes its place; no
 * browser has to bring it.
 */
export function createLongPress(onLongPress: (target: Target) => void) {
  let activePress: { target: Target; aborter: AbortController; from?: Point } | undefined;

  /** `downAt` is when the finger came down, in the clock of `performance.now()`. */
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
    // A second finger zooms.
    const { x, y } = event;
    current.from ??= { x, y };
    const hasMoved = Math.hypot(x - current.from.x, y - current.from.y) > MOVE_TOLERANCE;
    if (hasMoved || !event.isPrimary) cancel();
  }

  return { start, handleEvent, cancel };
}
