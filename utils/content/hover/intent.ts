/**
 * Hover intent as a pure reducer: when does the user want to see a card, and when no longer?
 *
 *            rests on a GPT                `openMs` still, or focused
 *   IDLE ─────────────────────▶ PENDING ───────────────────────────▶ OPEN ◀─┐ back on link or card, in the safe
 *    ▲ ▲                          │ moves off, scrolls, leaves         │ │  │ area, focused when the grace period
 *    │ └──────────────────────────┘                                    │ └──┘ ends, or rests on another GPT
 *    │      off for GRACE_MS, page gone, window left unless focused    │
 *    ├─────────────────────────────────────────────────────────────────┤
 *    │ moves off, blur          Esc, press outside the card, pinned    ▼
 *    └────────────────────────────── DISMISSED ◀───────────────────────┘
 *
 *   any state ── opened at once: by the shortcut, by a long press ──▶ OPEN
 *
 * The pointer *rests* when it has not moved for `restMs` (watch.ts, gestures.ts). It is in the *safe area* while every
 * step brings it nearer to the card (safe-area.ts). A card is *focused* while the focus is inside it, where a click
 * into it or a selection of its text moves it. A pinned card is independent of hover intent.
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
  /** The pointer has rested on a GPT, or the focus has moved to one. */
  | { type: 'point'; method: InputMethod; target: T; isCardFocused: boolean }
  /** Open the card immediately. */
  | { type: 'open-now'; method: InputMethod; target: T }
  | { type: 'move'; zone: PointerZone }
  | { type: 'blur' }
  | { type: 'scroll'; zone: PointerZone }
  | { type: 'deadline'; isCardFocused: boolean }
  | { type: 'dismiss' }
  /** Another window or tab has the focus. */
  | { type: 'window-left'; isCardFocused: boolean }
  /** The page was replaced. */
  | { type: 'page-left' };

/** When the reducer needs a `deadline` event, on the clock of its `now`. */
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
      // Once the focus confirms a card, the focus rules apply to it.
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
      // Lifting the finger that opened a sheet moves the focus away from it.
      return usesMethod(state, 'touch') ? state : startClosing(state, now);
    case 'scroll':
      // A focused link is scrolled into view: that does not leave it.
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
    // The input method that returns to a closing card keeps it open from then on.
    return state.closeAt === undefined
      ? state
      : { ...state, method: 'pointer', closeAt: undefined };
  }
  // A card never opens under a moving pointer.
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
