import { REST_MS, TAP_MS } from '../../settings/hover-timing.ts';
import { type Lens, lensHere, type Sign, type WatcherGlobals } from './frame-state.ts';
import { mayBeGpt } from './hint.ts';

/**
 * Waits in a frame until somebody points at what may be a GPT: the pointer rests on it, a finger stays on it, or a key
 * brings the focus to it. Then it asks for the card's script, which makes sense of what was kept until then
 * (pointing.ts) and hears all that comes. No layout, no query of the page and no message before.
 *
 * Every page reads this file, cold, and pays for each word in it: docs/decisions/watcher-then-card.md has how much.
 */
export const lens: Lens = { signs: {}, hear, listen };
/** Where on the screen the pointer was last. */
let place = '';
/** What points, and when it will have rested, in the clock of `performance.now()`. */
let pointing: Sign | undefined;
let restAt = 0;
let resting: ReturnType<typeof setTimeout> | false | undefined;

/** All that watcher and card hear. Whoever does one of the last four no longer points, unless a finger has come down. */
export function kinds(): string[] {
  return 'pointermove keydown focusin scroll pointerdown pointerup pointercancel blur'.split(' ');
}

export function listen(): void {
  for (const kind of kinds()) addEventListener(kind, hear, true);
}

export function hear(event: Event): void {
  // Events that the page makes up are not the user’s. Since an update another watcher may be here instead.
  if (!event.isTrusted || lensHere.gptLens !== lens) return;
  if (event.type === 'pointermove') {
    // Content that moves under a still pointer makes events too, at the same place of the screen.
    const before = place;
    place = `${(event as PointerEvent).screenX} ${(event as PointerEvent).screenY}`;
    if (place === before) return;
  }
  (lens.card?.hear ?? keep)(event as PointerEvent);
}

function keep(event: PointerEvent): void {
  const kind = event.type;
  const sign = { event, path: event.composedPath() };
  const isHover = kind === 'pointermove' && !event.buttons;
  const isFinger = kind === 'pointerdown' && event.pointerType === 'touch';
  // Whoever uses nothing but keys never brings a pointer over the page.
  if (kind === 'keydown') listen();
  lens.signs[kind] = sign;
  // A page can bring the focus anywhere, and browsers call that trusted: only a key's doing is somebody's.
  const wait = isFinger ? TAP_MS : REST_MS;
  if (isHover || isFinger || (kind === 'focusin' && lens.signs.keydown)) {
    pointing = sign;
    restAt = event.timeStamp + wait;
  } else if (kinds().indexOf(kind) > 3) {
    pointing = undefined;
  }
  resting ||= setTimeout(onRest, wait);
}

function onRest(): void {
  const left = restAt - performance.now();
  // One timer for a whole movement: it looks again instead of being set again by every event.
  resting = left > 0 && setTimeout(onRest, left);
  if (resting) return;
  const { runtime } = (lensHere as WatcherGlobals).chrome;
  // Cut off from an extension that was updated or removed, nothing can be asked. Otherwise the next rest asks again.
  if (pointing && runtime?.id && mayBeGpt(pointing)) {
    runtime.sendMessage({ type: 'load-card' }).catch(() => {});
    // What it came through must not be kept alive once the page has taken it away. A card on its way still needs it.
  } else lens.signs = {};
  pointing = undefined;
}
