import { innermostOf } from '../dom/shadow-root.ts';

/** Something that may be a GPT, and how somebody points at it. */
export type Gesture = {
  /** When, in the clock of `performance.now()`: until the card's script was there, time has passed. */
  time: number;
} & (
  | { method: 'pointer' }
  /** `node` is the innermost one that the finger is on, or what has the focus. */
  | { method: 'touch' | 'focus'; node: Node | null }
);

/** Where and when the pointer last moved. */
type Moved = Pick<PointerEvent, 'clientX' | 'clientY' | 'altKey' | 'timeStamp'>;

/** A key that brings the focus somewhere does so at once, or as soon as a busy page lets it. */
const FOCUS_AFTER_KEY_MS = 1000;

/**
 * Finds in what the watcher hears when somebody points: the pointer has rested for `restMs`, a finger has come down,
 * or a key has brought the focus.
 */
export function createGestureDetector(restMs: () => number, onGesture: (gesture: Gesture) => void) {
  let lastKeyAt = -FOCUS_AFTER_KEY_MS;
  let lastMove: Moved | undefined;
  let isFocusGesture = false;
  let restTimer: ReturnType<typeof setTimeout> | undefined;

  /** `path` is what the event came through, for one that is over and can no longer tell. */
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
    // A hand that drags or selects does not point; a finger does it by pressing.
    if (event.buttons) {
      reset();
    } else {
      // Not the event: it would keep alive what the page takes away under a pointer that stays.
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
    // One timer for a whole movement: it looks again instead of being set again by every event.
    const remainingMs = getRemainingMs(lastMove);
    restTimer = remainingMs > 0 ? setTimeout(onRest, remainingMs) : undefined;
    if (!restTimer) onGesture({ method: 'pointer', time: lastMove.timeStamp + restMs() });
  }

  function onPress(event: PointerEvent, path?: EventTarget[]): void {
    reset();
    // How long it is pressed is for press.ts to find out.
    if (event.pointerType === 'touch')
      onGesture({ method: 'touch', node: getInnermostNode(event, path), time: event.timeStamp });
  }

  function onKey({ altKey, timeStamp }: KeyboardEvent): void {
    lastKeyAt = timeStamp;
    // Alt may be what a reader holds to see cards, and a held key repeats itself.
    if (!altKey) reset();
  }

  function onFocus(event: Event, path?: EventTarget[]): void {
    // A page can bring the focus anywhere, and browsers call that trusted: only a key's doing is somebody's.
    if (event.timeStamp - lastKeyAt > FOCUS_AFTER_KEY_MS) return;
    const node = getInnermostNode(event, path);
    if (!(node instanceof Element && node.matches(':focus-visible'))) return;
    isFocusGesture = true;
    onGesture({ method: 'focus', node, time: event.timeStamp });
  }

  function onScroll({ target }: Event): void {
    // A ticker elsewhere on the page moves nothing here.
    const isUnderPointer = !(target instanceof Element) || target.matches(':hover');
    // A link that gets the focus is scrolled into view: that is not looking away.
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
  return node instanceof Node ? innermostOf(event, node) : null;
}
