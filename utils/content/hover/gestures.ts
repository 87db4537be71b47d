import { innermostOf } from '../dom/shadow-root.ts';

/** Something that may be a GPT, and how somebody points at it. */
export type Pointed = {
  /** When, in the clock of `performance.now()`: until the card's script was there, time has passed. */
  at: number;
} & (
  | { by: 'pointer' }
  /** `node` is the innermost one that the finger is on, or what has the focus. */
  | { by: 'touch' | 'focus'; node: Node | null }
);

/** Where and when the pointer last moved. */
type Moved = Pick<PointerEvent, 'clientX' | 'clientY' | 'altKey' | 'timeStamp'>;

/** A key that brings the focus somewhere does so at once, or as soon as a busy page lets it. */
const KEY_MS = 1000;

/**
 * Finds in what the watcher hears when somebody points: the pointer has rested for `restMs`, a finger has come down,
 * or a key has brought the focus.
 */
export function createPointing(restMs: () => number, point: (pointed: Pointed) => void) {
  let keyAt = -KEY_MS;
  let moved: Moved | undefined;
  let isFocused = false;
  let resting: ReturnType<typeof setTimeout> | undefined;

  /** `path` is what the event came through, for one that is over and can no longer tell. */
  function hear(event: Event, path?: EventTarget[]): void {
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
        forget();
    }
  }

  function onMove(event: PointerEvent): void {
    isFocused = false;
    // A hand that drags or selects does not point; a finger does it by pressing.
    if (event.buttons) {
      forget();
    } else {
      // Not the event: it would keep alive what the page takes away under a pointer that stays.
      const { clientX, clientY, altKey, timeStamp } = event;
      moved = { clientX, clientY, altKey, timeStamp };
      resting ??= setTimeout(onRest, left(event));
    }
  }

  function left({ timeStamp }: Moved): number {
    return timeStamp + restMs() - performance.now();
  }

  function onRest(): void {
    if (!moved) return;
    // One timer for a whole movement: it looks again instead of being set again by every event.
    const wait = left(moved);
    resting = wait > 0 ? setTimeout(onRest, wait) : undefined;
    if (!resting) point({ by: 'pointer', at: moved.timeStamp + restMs() });
  }

  function onPress(event: PointerEvent, path?: EventTarget[]): void {
    forget();
    // How long it is pressed is for press.ts to find out.
    if (event.pointerType === 'touch')
      point({ by: 'touch', node: innermost(event, path), at: event.timeStamp });
  }

  function onKey({ altKey, timeStamp }: KeyboardEvent): void {
    keyAt = timeStamp;
    // Alt may be what a reader holds to see cards, and a held key repeats itself.
    if (!altKey) forget();
  }

  function onFocus(event: Event, path?: EventTarget[]): void {
    // A page can bring the focus anywhere, and browsers call that trusted: only a key's doing is somebody's.
    if (event.timeStamp - keyAt > KEY_MS) return;
    const node = innermost(event, path);
    if (!(node instanceof Element && node.matches(':focus-visible'))) return;
    isFocused = true;
    point({ by: 'focus', node, at: event.timeStamp });
  }

  function onScroll({ target }: Event): void {
    // A ticker elsewhere on the page moves nothing here.
    const isHere = !(target instanceof Element) || target.matches(':hover');
    // A link that gets the focus is scrolled into view: that is not looking away.
    if (isHere && !isFocused) forget();
  }

  function forget(): void {
    clearTimeout(resting);
    resting = undefined;
    isFocused = false;
  }

  return { hear, forget, pointer: () => moved };
}

function innermost(event: Event, path = event.composedPath()): Node | null {
  const [node] = path;
  return node instanceof Node ? innermostOf(event, node) : null;
}
