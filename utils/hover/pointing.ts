import type { Pointing, Sign } from './lens.ts';

/** Something that may be a GPT, and how somebody points at it. */
export interface Pointed {
  by: Pointing;
  /** When, in the clock of `performance.now()`: until the card's script was there, time has passed. */
  at: number;
  /** The innermost element under pointer or finger, or what has the focus. */
  node: Node | null;
}

/** A key that brings the focus somewhere does so at once, or as soon as a busy page lets it. */
const KEY_MS = 1000;

/**
 * Finds in what the watcher hears when somebody points: the pointer has rested for `restMs`, a finger has come down,
 * or a key has brought the focus.
 */
export function createPointing(restMs: () => number, point: (pointed: Pointed) => void) {
  let screen = '';
  let keyAt = -KEY_MS;
  let moved: PointerEvent | undefined;
  /** The node under the pointer and all that it stands in, through open shadow roots. */
  let under: EventTarget[] = [];
  let isFocused = false;
  let resting: ReturnType<typeof setTimeout> | undefined;

  function hear({ event, path }: Sign): void {
    switch (event.type) {
      case 'pointermove':
        onMove(event as PointerEvent, path);
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

  function onMove(event: PointerEvent, path: EventTarget[]): void {
    const where = `${event.screenX} ${event.screenY}`;
    // Content that moves under a still pointer makes events too, at the same place of the screen.
    if (where === screen) return;
    screen = where;
    isFocused = false;
    // A hand that drags or selects does not point; a finger does it by pressing.
    if (event.buttons) {
      forget();
    } else {
      moved = event;
      under = path;
      resting ??= setTimeout(onRest, left(event));
    }
  }

  function left({ timeStamp }: PointerEvent): number {
    return timeStamp + restMs() - performance.now();
  }

  function onRest(): void {
    if (!moved) return;
    // One timer for a whole movement: it looks again instead of being set again by every event.
    const wait = left(moved);
    resting = wait > 0 ? setTimeout(onRest, wait) : undefined;
    if (!resting) point({ by: 'pointer', node: nodeOf(under), at: moved.timeStamp + restMs() });
  }

  function onPress({ pointerType, timeStamp }: PointerEvent, path: EventTarget[]): void {
    forget();
    // How long it is pressed is for press.ts to find out.
    if (pointerType === 'touch') point({ by: 'touch', node: nodeOf(path), at: timeStamp });
  }

  function onKey({ altKey, timeStamp }: KeyboardEvent): void {
    keyAt = timeStamp;
    // Alt may be what a reader holds to see cards, and a held key repeats itself.
    if (!altKey) forget();
  }

  function onFocus({ timeStamp }: Event, path: EventTarget[]): void {
    // A page can bring the focus anywhere, and browsers call that trusted: only a key's doing is somebody's.
    if (timeStamp - keyAt > KEY_MS) return;
    const node = nodeOf(path);
    if (!(node instanceof Element && node.matches(':focus-visible'))) return;
    isFocused = true;
    point({ by: 'focus', node, at: timeStamp });
  }

  function onScroll({ target }: Event): void {
    // A link that gets the focus is scrolled into view: that is not looking away. Nor is a ticker elsewhere.
    if (!isFocused && target && under.includes(target)) forget();
  }

  function forget(): void {
    clearTimeout(resting);
    resting = undefined;
    isFocused = false;
  }

  return { hear, forget, pointer: () => moved };
}

function nodeOf([innermost]: EventTarget[]): Node | null {
  return innermost instanceof Node ? innermost : null;
}
