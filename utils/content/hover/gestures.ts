import { findInnermostOf } from '../dom/shadow-root.ts';

/** A gesture on something that may be a GPT. */
export type Gesture = {
  /** Time of the gesture on the `performance.now()` clock; earlier than now if the card script had to load first. */
  time: number;
} & (
  | { method: 'pointer' }
  /** `node`: the innermost node under the finger, or the focused element. */
  | { method: 'touch' | 'focus'; node: Node | null }
);

/** The last movement of the pointer. */
type Moved = Pick<PointerEvent, 'clientX' | 'clientY' | 'altKey' | 'timeStamp'>;

/** A focus change by a key happens at once, or later on a busy page. */
const FOCUS_AFTER_KEY_MS = 1000;

/**
 * Detects gestures in the watcher's events: the pointer has rested for `restMs`, a finger has come down, or a key has
 * moved the focus.
 */
export function createGestureDetector(restMs: () => number, onGesture: (gesture: Gesture) => void) {
  let lastKeyAt = -FOCUS_AFTER_KEY_MS;
  let lastMove: Moved | undefined;
  let isFocusGesture = false;
  let restTimer: ReturnType<typeof setTimeout> | undefined;

  /** `path` is the event's composed path, for an event that is over and no longer has one. */
  function handleEvent(event: Event, path?: EventTarget[]): void {
    switch (event.type) {
      case 'pointermove':
        onMove(event as PointerEvent);
        break;
      case 'pointerdown':
        onPress(event as PointerEvent, path);
        break;
      case 'keydown':
        onKey(event as KeyboardEvent);
        break;
      case 'focusin':
        onFocus(event, path);
        break;
      case 'scroll':
        onScroll(event);
        break;
      default:
        reset();
    }
  }

  function onMove(event: PointerEvent): void {
    isFocusGesture = false;
    // Ignore dragging and selecting; touch is handled on pointerdown.
    if (event.buttons) {
      reset();
    } else {
      // Don't store the event: it would retain elements that the page removes under a resting pointer.
      const { clientX, clientY, altKey, timeStamp } = event;
      lastMove = { clientX, clientY, altKey, timeStamp };
      restTimer ??= setTimeout(onRest, getRemainingMs(event));
    }
  }

  function getRemainingMs({ timeStamp }: Moved): number {
    return timeStamp + restMs() - performance.now();
  }

  function onRest(): void {
    if (!lastMove) return;
    // One timer per movement: it checks again when it fires instead of being reset by every event.
    const remainingMs = getRemainingMs(lastMove);
    restTimer = remainingMs > 0 ? setTimeout(onRest, remainingMs) : undefined;
    if (!restTimer) onGesture({ method: 'pointer', time: lastMove.timeStamp + restMs() });
  }

  function onPress(event: PointerEvent, path?: EventTarget[]): void {
    reset();
    // long-press.ts measures the duration.
    if (event.pointerType === 'touch')
      onGesture({ method: 'touch', node: getInnermostNode(event, path), time: event.timeStamp });
  }

  function onKey({ altKey, timeStamp }: KeyboardEvent): void {
    lastKeyAt = timeStamp;
    // Alt may be the modifier that opens cards, and a held key repeats.
    if (!altKey) reset();
  }

  function onFocus(event: Event, path?: EventTarget[]): void {
    // Pages can move the focus with trusted events: only a focus change after a key counts.
    if (event.timeStamp - lastKeyAt > FOCUS_AFTER_KEY_MS) return;
    const node = getInnermostNode(event, path);
    if (!(node instanceof Element && node.matches(':focus-visible'))) return;
    isFocusGesture = true;
    onGesture({ method: 'focus', node, time: event.timeStamp });
  }

  function onScroll({ target }: Event): void {
    // Ignore scrolling elsewhere on the page.
    const isUnderPointer = !(target instanceof Element) || target.matches(':hover');
    // A focused link is scrolled into view: that does not cancel the gesture.
    if (isUnderPointer && !isFocusGesture) reset();
  }

  function reset(): void {
    clearTimeout(restTimer);
    restTimer = undefined;
    isFocusGesture = false;
  }

  return { handleEvent, reset, getLastMove: () => lastMove };
}

function getInnermostNode(event: Event, path = event.composedPath()): Node | null {
  const [node] = path;
  return node instanceof Node ? findInnermostOf(event, node) : null;
}
