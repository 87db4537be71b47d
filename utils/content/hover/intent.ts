/**
 * Hover intent as a pure reducer: when does somebody want to see a card, and when no longer?
 *
 *            rests on a GPT            `openMs` still, or focused
 *   IDLE ─────────────────────▶ ASKED ─────────────────────────▶ OPEN ◀─┐ back on link or card, on the
 *    ▲ ▲                          │ moves off, scrolls, leaves     │ │  │ way to it, held when its time
 *    │ └──────────────────────────┘                                │ └──┘ is up, or rests on another GPT
 *    │        off for GRACE_MS, page gone, window left unless held │
 *    ├─────────────────────────────────────────────────────────────┤
 *    │ moves off, blur    Esc, press outside the card, pinned      ▼
 *    └────────────────────────────── SPENT ◀───────────────────────┘
 *
 *   any of them ── summoned: by the shortcut, by a long press ──▶ OPEN
 *
 * The pointer *rests* when it has not moved for `restMs`; the watcher says so (watch.ts). It is *on the
 * way* while every step brings it nearer to the card (corridor.ts). A card is *held* while the focus is
 * inside, where a click into it or a selection of its text brings it. A card that is pinned is no
 * longer a matter of intent.
 */

import { DEFAULT_DELAYS, FOCUS_MS, GRACE_MS } from '../../settings/hover-timing.ts';
import type { InputMethod } from '../watcher/frame-state.ts';

export type PointerZone = 'target' | 'card' | 'path' | 'elsewhere';

export type HoverState<T> =
  | { status: 'idle' }
  | { status: 'pending'; target: T; method: InputMethod; openAt: number }
  | { status: 'open'; target: T; method: InputMethod; closeAt: number | undefined }
  | { status: 'dismissed'; target: T; method: InputMethod };

export type HoverEvent<T> =
  /** The pointer has rested on a GPT, or the focus has come to one. */
  | { type: 'point'; method: InputMethod; target: T; isCardFocused: boolean }
  /** Somebody wants to see it now. */
  | { type: 'open-now'; method: InputMethod; target: T }
  | { type: 'move'; zone: PointerZone }
  | { type: 'blur' }
  | { type: 'scroll'; zone: PointerZone }
  | { type: 'deadline'; isCardFocused: boolean }
  | { type: 'dismiss' }
  /** Another window or tab is looked at. */
  | { type: 'window-left'; isCardFocused: boolean }
  /** The page is another one. */
  | { type: 'page-left' };

/** When the reducer next wants a `time` event, in the clock of its `now`. */
export function getDeadline<T>(state: HoverState<T>): number | undefined {
  if (state.status === 'pending') return state.openAt;
  return state.status === 'open' ? state.closeAt : undefined;
}

export function reduce<T>(
  state: HoverState<T>,
  event: HoverEvent<T>,
  now: number,
  isSameTarget: (a: T, b: T) => boolean,
  delays = DEFAULT_DELAYS,
): HoverState<T> {
  switch (event.type) {
    case 'point': {
      const { target, method } = event;
      if (state.status === 'open' && event.isCardFocused) return state;
      const isCurrent = state.status !== 'idle' && isSameTarget(state.target, target);
      const isClosing = state.status === 'open' && state.closeAt !== undefined;
      // A card that the focus has come into stays for as long.
      const isTakenOver =
        isCurrent && state.status === 'open' && method === 'focus' && state.method !== method;
      if (isCurrent && !isClosing && !isTakenOver) return state;
      if (state.status === 'open') return { status: 'open', target, method, closeAt: undefined };
      return {
        status: 'pending',
        target,
        method,
        openAt: now + (method === 'focus' ? FOCUS_MS : delays.openMs),
      };
    }
    case 'open-now':
      return { status: 'open', target: event.target, method: event.method, closeAt: undefined };
    case 'move':
      return onMove(state, event.zone, now, delays.restMs + delays.openMs);
    case 'blur':
      if (usesMethod(state, 'pointer')) return state;
      if (state.status === 'dismissed') return { status: 'idle' };
      // The finger that has opened a sheet takes the focus from it when it is lifted.
      return usesMethod(state, 'touch') ? state : startClosing(state, now);
    case 'scroll':
      // A link that gets the focus is scrolled into view: that is not leaving it.
      return event.zone === 'card' || !usesMethod(state, 'pointer')
        ? state
        : startClosing(state, now);
    case 'deadline': {
      const deadline = getDeadline(state);
      if (deadline === undefined || now < deadline) return state;
      if (state.status === 'pending') {
        return { status: 'open', target: state.target, method: state.method, closeAt: undefined };
      }
      return state.status === 'open' && event.isCardFocused
        ? { ...state, closeAt: now + GRACE_MS }
        : { status: 'idle' };
    }
    case 'dismiss':
      if (state.status === 'idle' || state.status === 'dismissed') return state;
      return { status: 'dismissed', target: state.target, method: state.method };
    case 'window-left':
      return event.isCardFocused ? state : { status: 'idle' };
    case 'page-left':
      return { status: 'idle' };
  }
}

function onMove<T>(
  state: HoverState<T>,
  zone: PointerZone,
  now: number,
  totalDelayMs: number,
): HoverState<T> {
  if (zone === 'path' && state.status === 'open' && usesMethod(state, 'pointer')) {
    return { ...state, closeAt: now + GRACE_MS };
  }
  if (zone === 'elsewhere' || zone === 'path') {
    if (state.status === 'dismissed') return { status: 'idle' };
    return usesMethod(state, 'pointer') ? startClosing(state, now) : state;
  }
  if (state.status === 'open') {
    // Who brings a closing card back is who keeps it open from then on.
    return state.closeAt === undefined
      ? state
      : { ...state, method: 'pointer', closeAt: undefined };
  }
  // Never opens on a moving pointer.
  const isMoving = state.status === 'pending' && state.method === 'pointer';
  return isMoving ? { ...state, openAt: now + totalDelayMs } : state;
}

function usesMethod<T>(state: HoverState<T>, method: InputMethod): boolean {
  return state.status !== 'idle' && state.method === method;
}

function startClosing<T>(state: HoverState<T>, now: number): HoverState<T> {
  if (state.status === 'pending') return { status: 'idle' };
  if (state.status === 'open') return { ...state, closeAt: state.closeAt ?? now + GRACE_MS };
  return state;
}
