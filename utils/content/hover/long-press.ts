import type { Point } from './safe-area.ts';
import type { Target } from './target.ts';

/** As long as the systems' own long press. */
const LONG_MS = 500;

/** A finger is never quite still; beyond this it scrolls. */
const SLOP = 10;

/**
 * A long press of a finger on a GPT's link. Listens for the browser's context menu only while a finger
 * is down on such a link: where it comes it means the same long press, and the card takes its place; no
 * browser has to bring it.
 */
export function createPress(onLong: (target: Target) => void) {
  let pressing: { target: Target; end: AbortController; from?: Point } | undefined;

  /** `downAt` is when the finger came down, in the clock of `performance.now()`. */
  function begin(target: Target, downAt: number): void {
    cancel();
    const end = new AbortController();
    pressing = { target, end };
    const alarm = setTimeout(finish, downAt + LONG_MS - performance.now());
    end.signal.addEventListener('abort', () => clearTimeout(alarm));
    const listening = { capture: true, signal: end.signal };
    addEventListener('contextmenu', onMenu, listening);
  }

  function onMenu(event: Event): void {
    if (!event.isTrusted) return;
    event.preventDefault();
    finish();
  }

  function finish(): void {
    const target = pressing?.target;
    cancel();
    if (target) onLong(target);
  }

  function cancel(): void {
    pressing?.end.abort();
    pressing = undefined;
  }

  function handle(event: Event): void {
    if (!pressing) return;
    if (/^(scroll|pointerup|pointercancel)$/.test(event.type)) cancel();
    else if (event instanceof PointerEvent) onFinger(pressing, event);
  }

  function onFinger(current: { from?: Point }, event: PointerEvent): void {
    // A second finger zooms.
    const { x, y } = event;
    current.from ??= { x, y };
    const hasMoved = Math.hypot(x - current.from.x, y - current.from.y) > SLOP;
    if (hasMoved || !event.isPrimary) cancel();
  }

  return { begin, handle, cancel };
}
