import { nativeApi } from '../browser/native-api.ts';
import { mayBeGpt } from './hint.ts';
import { type Lens, lensHere, type Sign } from './lens.ts';
import { REST_MS, TAP_MS } from './timing.ts';

/**
 * Waits in a frame until somebody points at what may be a GPT: the pointer rests on it, a finger stays on it, or a key
 * brings the focus to it. Then it asks for the card's script, which makes sense of what was kept until then
 * (pointing.ts) and hears all that comes. No layout, no query of the page and no message before.
 *
 * Every page reads this file, cold. So it is short, in functions with a name, and makes nothing while it is read, no
 * pattern and no list: docs/decisions/watcher-then-card.md has what that saves.
 */
export const lens: Lens = { signs: {}, hear, stop };
let isListening = false;
/** Where on the screen the pointer was last. */
let place = '';
/** What points, until it has been looked at. */
let pointing: Sign | undefined;
let resting: ReturnType<typeof setTimeout> | undefined;

/** All that watcher and card hear. */
function kinds(): string[] {
  return [
    ...['pointermove', 'pointerdown', 'pointerup', 'pointercancel'],
    ...['keydown', 'focusin', 'scroll', 'blur'],
  ];
}

function hear(event?: Event): void {
  // Events that the page makes up are not the user’s.
  if (event && !event.isTrusted) return;
  // Another watcher is here instead, since an update, or none is to be any more.
  if (lensHere.gptLens !== lens) {
    stop();
    return;
  }
  if (!isListening || !event) listen();
  if (event && lens.card) lens.card.hear(event);
  else if (event) keep(event);
}

function listen(): void {
  isListening = true;
  removeEventListener('pointerover', hear, true);
  for (const kind of kinds()) addEventListener(kind, hear, true);
}

function stop(): void {
  clearTimeout(resting);
  removeEventListener('pointerover', hear, true);
  for (const kind of kinds()) removeEventListener(kind, hear, true);
  lens.card?.stop();
}

function keep(event: Event): void {
  const kind = event.type;
  const { buttons, pointerType } = event as PointerEvent;
  const isHover = kind === 'pointermove' && !buttons;
  if (kind === 'pointermove' && !isMove(event as PointerEvent)) return;
  if (isHover) lens.signs = {};
  const sign = { event, path: event.composedPath() };
  lens.signs[kind] = sign;
  const isFinger = kind === 'pointerdown' && pointerType === 'touch';
  // A page can bring the focus anywhere, and browsers call that trusted: only a key's doing is somebody's.
  const isFocus = kind === 'focusin' && lens.signs.keydown;
  if (isHover || isFinger || isFocus) {
    pointing = sign;
    resting ??= setTimeout(onRest, waitFor(sign));
  } else if (kind !== 'pointermove' && kind !== 'scroll' && kind !== 'keydown') {
    pointing = undefined;
  }
}

/** Content that moves under a still pointer makes events too, at the same place of the screen. */
function isMove(event: PointerEvent): boolean {
  const before = place;
  place = `${event.screenX} ${event.screenY}`;
  return place !== before;
}

/** How long a sign waits for another, in milliseconds. */
function waitFor(sign: Sign): number {
  const wait = sign.event.type === 'pointerdown' ? TAP_MS : REST_MS;
  return sign.event.timeStamp + wait - performance.now();
}

function onRest(): void {
  const left = pointing ? waitFor(pointing) : 0;
  // One timer for a whole movement: it looks again instead of being set again by every event.
  resting = left > 0 ? setTimeout(onRest, left) : undefined;
  if (resting) return;
  if (pointing && mayBeGpt(pointing)) loadCard();
  pointing = undefined;
}

function loadCard(): void {
  const runtime = nativeApi().runtime;
  // Cut off from an extension that was updated or removed, it falls silent.
  if (runtime?.id) runtime.sendMessage({ type: 'load-card' }).catch(ignore);
  else stop();
}

/** The next rest asks again. */
function ignore(): void {}
