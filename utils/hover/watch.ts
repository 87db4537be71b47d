import { selfAndAncestors } from './ancestors.ts';
import { hintsInLinks, hintsInText } from './hint.ts';
import { type Lens, lensHere, type Pointing } from './lens.ts';
import { REST_MS } from './timing.ts';

/** A frame that is written anew (`document.open`) drops every listener without a sign; so they are set once more. */
const LISTEN_AGAIN_MS = 500;

/**
 * Notices that somebody points at what may be a GPT: the pointer rests on it, or the keyboard focus comes to
 * it. Until then it keeps two coordinates and a time: no layout, no query of the page, no message.
 * `loadCard` brings the card's script into this frame. `isOrphan` tells that the extension was updated
 * or removed meanwhile: then this watcher falls silent, and a new one has taken its place.
 */
export function watch(loadCard: () => void, isOrphan: () => boolean): void {
  // Injected twice into one frame, the later one counts.
  lensHere.gptLens?.stop();

  let x = 0;
  let y = 0;
  let screen = '';
  let under: Node | null = null;
  let movedAt = 0;
  let resting: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;

  const lens: Lens = { pointed: undefined, stop };
  lensHere.gptLens = lens;

  const reactions: Record<string, (event: never) => void> = {
    pointermove: onMove,
    focusin: onFocus,
    scroll: onScroll,
    pointerdown: forget,
    keydown: forget,
    blur: forget,
  };

  function listen(): void {
    if (isStopped) return;
    for (const type in reactions) addEventListener(type, onEvent, true);
  }

  function stop(): void {
    isStopped = true;
    for (const type in reactions) removeEventListener(type, onEvent, true);
    forget();
    lens.card?.stop();
  }

  function onEvent(event: Event): void {
    // What the page makes up is not what hands do.
    if (!event.isTrusted) return;
    reactions[event.type]?.(event as never);
    lens.card?.heed(event);
  }

  function onMove(event: PointerEvent): void {
    const where = `${event.screenX} ${event.screenY}`;
    // Content that moves under a still pointer makes events too, at the same place of the screen.
    if (event.pointerType === 'touch' || where === screen) return;
    screen = where;
    ({ clientX: x, clientY: y, timeStamp: movedAt } = event);
    under = event.composedPath()[0] as Node;
    lens.pointed = undefined;
    // A hand that drags or selects does not point.
    if (event.buttons) forget();
    else resting ??= setTimeout(onRest, REST_MS);
  }

  function onRest(): void {
    const left = movedAt + REST_MS - performance.now();
    // One timer for a whole movement: it looks again instead of being set anew by every event.
    resting = left > 0 ? setTimeout(onRest, left) : undefined;
    if (!resting && (hintsInLinks(under) || hintsInText(x, y, under))) point(under, 'pointer');
  }

  function onFocus(event: Event): void {
    const [focused] = event.composedPath() as Element[];
    if (focused?.matches?.(':focus-visible') && hintsInLinks(focused)) point(focused, 'focus');
  }

  function point(node: Node | null, by: Pointing): void {
    lens.pointed = { by, node, x, y };
    if (isOrphan()) stop();
    else if (lens.card) lens.card.point(lens.pointed);
    else loadCard();
  }

  function onScroll({ target }: Event): void {
    // A link that gets the focus is scrolled into view: that is not looking away. Nor is a ticker elsewhere.
    const isElsewhere = ![...selfAndAncestors(under)].includes(target as Node);
    if (!isElsewhere && lens.pointed?.by !== 'focus') forget();
  }

  function forget(): void {
    clearTimeout(resting);
    resting = lens.pointed = undefined;
  }

  listen();
  // An empty frame is written into by the page around it; all others are spared the timer.
  if (self !== top && document.URL === 'about:blank') setTimeout(listen, LISTEN_AGAIN_MS);
}
