import { REST_MS, TAP_MS } from '../../settings/hover-timing.ts';
import {
  type FrameState,
  frameGlobal,
  type RecordedEvent,
  type WatcherGlobals,
} from './frame-state.ts';
import { mayBeGpt } from './may-be-gpt.ts';

/**
 * Waits in a frame until somebody points at what may be a GPT: the pointer rests on it, a finger stays on it, or a key
 * brings the focus to it. Then it asks for the card's script, which makes sense of what was kept until then
 * (pointing.ts) and hears all that comes. No layout, no query of the page and no message before.
 *
 * Every page reads this file, cold, and pays for each word in it: docs/decisions/watcher-then-card.md has how much.
 */
export const frame: FrameState = { missedEvents: {}, onEvent, listen };
/** Where on the screen the pointer was last. */
let lastPosition = '';
/** What points, and when it will have rested, in the clock of `performance.now()`. */
let pendingGesture: RecordedEvent | undefined;
let restAt = 0;
let restTimer: ReturnType<typeof setTimeout> | false | undefined;

/** All that watcher and card hear. Whoever does one of the last four no longer points, unless a finger has come down. */
export function watchedEvents(): string[] {
  return 'pointermove keydown focusin scroll pointerdown pointerup pointercancel blur'.split(' ');
}

export function listen(): void {
  for (const type of watchedEvents()) addEventListener(type, onEvent, true);
}

export function onEvent(event: Event): void {
  // Events that the page makes up are not the user’s. Since an update another watcher may be here instead.
  if (!event.isTrusted || frameGlobal.gptLens !== frame) return;
  if (event.type === 'pointermove') {
    // Content that moves under a still pointer makes events too, at the same place of the screen.
    const before = lastPosition;
    lastPosition = `${(event as PointerEvent).screenX} ${(event as PointerEvent).screenY}`;
    if (lastPosition === before) return;
  }
  (frame.card?.onEvent ?? recordEvent)(event as PointerEvent);
}

function recordEvent(event: PointerEvent): void {
  const type = event.type;
  const recorded = { event, path: event.composedPath() };
  const isHover = type === 'pointermove' && !event.buttons;
  const isFinger = type === 'pointerdown' && event.pointerType === 'touch';
  // Whoever uses nothing but keys never brings a pointer over the page.
  if (type === 'keydown') listen();
  frame.missedEvents[type] = recorded;
  // A page can bring the focus anywhere, and browsers call that trusted: only a key's doing is somebody's.
  const delayMs = isFinger ? TAP_MS : REST_MS;
  if (isHover || isFinger || (type === 'focusin' && frame.missedEvents.keydown)) {
    pendingGesture = recorded;
    restAt = event.timeStamp + delayMs;
  } else if (watchedEvents().indexOf(type) > 3) {
    pendingGesture = undefined;
  }
  restTimer ||= setTimeout(onRest, delayMs);
}

function onRest(): void {
  const remainingMs = restAt - performance.now();
  // One timer for a whole movement: it looks again instead of being set again by every event.
  restTimer = remainingMs > 0 && setTimeout(onRest, remainingMs);
  if (restTimer) return;
  const { runtime } = (frameGlobal as WatcherGlobals).chrome;
  // Cut off from an extension that was updated or removed, nothing can be asked. Otherwise the next rest asks again.
  if (pendingGesture && runtime?.id && mayBeGpt(pendingGesture)) {
    runtime.sendMessage({ type: 'load-card' }).catch(() => {});
    // What it came through must not be kept alive once the page has taken it away. A card on its way still needs it.
  } else frame.missedEvents = {};
  pendingGesture = undefined;
}
