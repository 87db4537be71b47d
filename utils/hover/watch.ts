import { hintsInLinks, hintsInText } from './hint.ts';
import { type Lens, lensHere, type Pointing } from './lens.ts';
import { REST_MS } from './timing.ts';

/** What watcher and card hear beside keys. */
const SIGNS = [
  ...['pointermove', 'pointerdown', 'pointerup', 'pointercancel'],
  ...['focusin', 'scroll', 'blur'],
];

/** A key that brings the focus somewhere does so at once, or as soon as a busy page lets it. */
const KEY_MS = 1000;

/**
 * Notices that somebody points at what may be a GPT: the pointer rests on it, a finger presses it, or the
 * keyboard focus comes to it. Until then it keeps one event: no layout, no query of the page, no message.
 * `loadCard` brings the card's script into this frame. `isOrphan` tells that the extension was updated
 * or removed meanwhile: then this watcher falls silent, and a new one has taken its place.
 */
export function watch(loadCard: () => void, isOrphan: () => boolean): Lens {
  let screen = '';
  let keyAt = -KEY_MS;
  /** The node under the pointer and all that it stands in, through open shadow roots. */
  let under: EventTarget[] = [];
  let resting: ReturnType<typeof setTimeout> | undefined;

  let isListening = false;
  let isStopped = false;
  // Keys go on to be heard by what has heard the first one: whoever listens later has to wait behind the page.
  const hearKey = lensHere.gptLens?.wake ?? onEvent;

  const lens: Lens = { pointed: undefined, restMs: REST_MS, wake, stop };
  lensHere.gptLens = lens;
  return lens;

  function wake(sign?: Event): Lens {
    // Without a sign it is to make sure.
    if (!isStopped && !(sign && isListening)) listen();
    if (sign) onEvent(sign);
    return lens;
  }

  function listen(): void {
    isListening = true;
    addEventListener('keydown', hearKey, true);
    for (const type of SIGNS) addEventListener(type, onEvent, true);
  }

  function stop(): void {
    isStopped = true;
    removeEventListener('keydown', hearKey, true);
    for (const type of SIGNS) removeEventListener(type, onEvent, true);
    forget();
    lens.card?.stop();
  }

  function onEvent(event: Event): void {
    // Events that the page makes up are not the user’s.
    if (!event.isTrusted) return;
    react(event);
    lens.card?.handle(event);
  }

  function react(event: Event): void {
    switch (event.type) {
      case 'pointermove':
        onMove(event as PointerEvent);
        break;
      case 'pointerdown':
        onPress(event as PointerEvent);
        break;
      case 'keydown':
        onKey(event as KeyboardEvent);
        break;
      case 'focusin':
        onFocus(event);
        break;
      case 'scroll':
        onScroll(event);
        break;
      default:
        forget();
    }
  }

  function onMove(event: PointerEvent): void {
    const where = `${event.screenX} ${event.screenY}`;
    // Content that moves under a still pointer makes events too, at the same place of the screen.
    if (where === screen) return;
    screen = where;
    lens.pointed = undefined;
    // A hand that drags or selects does not point; a finger does it by pressing.
    if (event.buttons) {
      forget();
    } else {
      lens.moved = event;
      under = event.composedPath();
      resting ??= setTimeout(onRest, lens.restMs);
    }
  }

  function onRest(): void {
    const { timeStamp, clientX, clientY } = lens.moved as PointerEvent;
    const left = timeStamp + lens.restMs - performance.now();
    // One timer for a whole movement: it looks again instead of being set again by every event.
    resting = left > 0 ? setTimeout(onRest, left) : undefined;
    const isHint = !resting && (hintsInLinks(under) || hintsInText(clientX, clientY, under));
    if (isHint) point(under, 'pointer');
  }

  function onPress(event: PointerEvent): void {
    forget();
    const pressed = event.composedPath();
    // How long it is pressed is for the card to find out.
    if (event.pointerType === 'touch' && hintsInLinks(pressed)) point(pressed, 'touch');
  }

  function onKey({ altKey, timeStamp }: KeyboardEvent): void {
    keyAt = timeStamp;
    // Alt may be what a reader holds to see cards, and a held key repeats itself.
    if (!altKey) forget();
  }

  function onFocus(event: Event): void {
    // A page can bring the focus anywhere, and browsers call that trusted: only a key's doing is somebody's.
    if (event.timeStamp - keyAt > KEY_MS) return;
    const focused = event.composedPath();
    const [element] = focused as Element[];
    if (element?.matches?.(':focus-visible') && hintsInLinks(focused)) point(focused, 'focus');
  }

  function point([node]: EventTarget[], by: Pointing): void {
    lens.pointed = { by, node: node as Node, at: performance.now() };
    if (isOrphan()) stop();
    else if (lens.card) lens.card.point(lens.pointed);
    else loadCard();
  }

  function onScroll({ target }: Event): void {
    // A link that gets the focus is scrolled into view: that is not looking away. Nor is a ticker elsewhere.
    const isElsewhere = !under.includes(target as EventTarget);
    if (!isElsewhere && lens.pointed?.by !== 'focus') forget();
  }

  function forget(): void {
    clearTimeout(resting);
    resting = lens.pointed = undefined;
  }
}
