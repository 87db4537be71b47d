import { type Lens, lensHere, type Pointing } from './lens.ts';
import { linkTarget, type Target, targetAt } from './target.ts';
import { REST_MS } from './timing.ts';

/** A page that is written anew (`document.open`) drops every listener without a sign; so they are set once more. */
const LISTEN_AGAIN_MS = 500;

/**
 * Notices that somebody points at a GPT: the pointer rests on it, or the keyboard focus comes to it.
 * Until then it keeps two coordinates and a time: no layout, no query of the page, no message.
 * `loadCard` brings the card's script into this frame. `isOrphan` tells that the extension was updated
 * or removed meanwhile: then this watcher falls silent, and a new one has taken its place.
 */
export function watch(loadCard: () => void, isOrphan: () => boolean): void {
  // Injected twice into one frame, the later one counts.
  lensHere.gptLens?.stop();

  const stopped = new AbortController();
  let screen = '';
  let resting: ReturnType<typeof setTimeout> | undefined;

  const lens: Lens = {
    pointed: undefined,
    restMs: REST_MS,
    stop() {
      stopped.abort();
      forget();
      lens.card?.stop();
    },
  };
  lensHere.gptLens = lens;

  function forget(): void {
    clearTimeout(resting);
    resting = lens.pointed = undefined;
  }

  function point(target: Target | undefined, by: Pointing): void {
    if (!target) return;
    lens.pointed = { target, by };
    if (isOrphan()) lens.stop();
    else if (lens.card) lens.card.point(lens.pointed);
    else loadCard();
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
      resting ??= setTimeout(onRest, lens.restMs);
    }
  }

  function onRest(): void {
    const { timeStamp, clientX, clientY } = lens.moved as PointerEvent;
    const left = timeStamp + lens.restMs - performance.now();
    // One timer for a whole movement: it looks again instead of being set anew by every event.
    resting = left > 0 ? setTimeout(onRest, left) : undefined;
    if (!resting) point(targetAt(clientX, clientY), 'pointer');
  }

  function onPress(event: PointerEvent): void {
    forget();
    const [pressed] = event.composedPath() as Node[];
    // How long it is pressed is for the card to find out.
    if (event.pointerType === 'touch') point(linkTarget(pressed ?? null), 'touch');
  }

  function onKey({ altKey }: KeyboardEvent): void {
    // Alt may be what a reader holds to see cards, and a held key repeats itself.
    if (!altKey) forget();
  }

  function onFocus(event: Event): void {
    const [focused] = event.composedPath() as Element[];
    if (focused?.matches?.(':focus-visible')) point(linkTarget(focused), 'focus');
  }

  function onScroll({ target }: Event): void {
    // A link that gets the focus is scrolled into view: that is not looking away. Nor is a ticker elsewhere.
    const isElsewhere = !(target as Node).contains((lens.moved?.target as Node) ?? null);
    if (!isElsewhere && lens.pointed?.by !== 'focus') forget();
  }

  const reactions: Record<string, (event: never) => void> = {
    pointermove: onMove,
    focusin: onFocus,
    scroll: onScroll,
    pointerdown: onPress,
    pointerup: forget,
    pointercancel: forget,
    keydown: onKey,
    blur: forget,
  };

  function onEvent(event: Event): void {
    // What the page makes up is not what hands do.
    if (!event.isTrusted) return;
    reactions[event.type]?.(event as never);
    lens.card?.heed(event);
  }

  function listen(): void {
    for (const type in reactions) {
      // Only a key press may be kept from the page: Escape, while a card is open.
      const passive = type !== 'keydown';
      addEventListener(type, onEvent, { capture: true, passive, signal: stopped.signal });
    }
  }
  listen();
  setTimeout(listen, LISTEN_AGAIN_MS);
}
