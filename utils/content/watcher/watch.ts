import { REST_MS, TAP_MS } from '../../settings/hover-timing.ts';
import {
  type FrameState,
  frameGlobal,
  type RecordedEvent,
  type WatcherGlobals,
} from './frame-state.ts';
import { mayBeGpt } from './may-be-gpt.ts';

/**
 * Waits in a frame for a gesture on something that may be a GPT: the pointer rests on it, a finger stays on it, or a
 * key moves the focus to it. Then it requests the card script, which replays the recorded events (gestures.ts) and
 * handles all later ones. Before that it causes no layout, DOM query or message.
 *
 * Every page loads this file cold and pays for each word: see docs/decisions/watcher-then-card.md.
 */
export const frame: FrameState = { events: {}, onEvent, listen };
/** The last screen position of the pointer. */
let lastPosition = '';
/** The pending gesture, and when it becomes a rest on the `performance.now()` clock. */
let pendingGesture: RecordedEvent | undefined;
let restAt = 0;
let restTimer: ReturnType<typeof setTimeout> | false | undefined;

/** The events that watcher and card receive. The last four cancel a pending gesture, except a pointerdown by touch. */
export function watchedEvents(): string[] {
  return 'pointermove keydown focusin scroll pointerdown pointerup pointercancel blur'.split(' ');
}

export function listen(): void {
  for (const type of watchedEvents()) addEventListener(type, onEvent, true);
}

export function onEvent(event: Event): void {
  // Ignore events that the page created. After an update of the extension, another watcher may have replaced this
  // one.
  if (!event.isTrusted || frameGlobal.gptLens !== frame) return;
  if (event.type === 'pointermove') {
    // Content moving under a resting pointer also fires events, at the same screen position.
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
  // Keyboard users may never move a pointer over the page, so add the listeners here too.
  if (type === 'keydown') listen();
  frame.events[type] = recorded;
  // Pages can move the focus with trusted events: only a focus change after a key counts.
  const delayMs = isFinger ? TAP_MS : REST_MS;
  if (isHover || isFinger || (type === 'focusin' && frame.events.keydown)) {
    pendingGesture = recorded;
    restAt = event.timeStamp + delayMs;
  } else if (watchedEvents().indexOf(type) > 3) {
    pendingGesture = undefined;
  }
  restTimer ||= setTimeout(onRest, delayMs);
}

function onRest(): void {
  const remainingMs = restAt - performance.now();
  // One timer per movement: it checks again when it fires instead of being reset by every event.
  restTimer = remainingMs > 0 && setTimeout(onRest, remainingMs);
  if (restTimer) return;
  const { runtime } = (frameGlobal as WatcherGlobals).chrome;
  // After an update or removal of the extension no message can be sent. If this one fails, the next rest sends it
  // again.
  if (pendingGesture && runtime?.id && mayBeGpt(pendingGesture)) {
    runtime.sendMessage({ type: 'load-card' }).catch(() => {});
    // Don't retain elements that the page has removed, unless a loading card still needs them.
  } else frame.events = {};
  pendingGesture = undefined;
}
