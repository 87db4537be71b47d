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

import { DEFAULT_WAITS, FOCUS_MS, GRACE_MS } from '../../settings/hover-timing.ts';
import type { Pointing } from '../watcher/frame-state.ts';

export type Place = 'target' | 'card' | 'way' | 'elsewhere';

export type Hover<T> =
  | { at: 'idle' }
  | { at: 'asked'; target: T; by: Pointing; openAt: number }
  | { at: 'open'; target: T; by: Pointing; closeAt: number | undefined }
  | { at: 'spent'; target: T; by: Pointing };

export type HoverEvent<T> =
  /** The pointer has rested on a GPT, or the focus has come to one. */
  | { type: 'point'; by: Pointing; target: T; isHeld: boolean }
  /** Somebody wants to see it now. */
  | { type: 'summon'; by: Pointing; target: T }
  | { type: 'move'; over: Place }
  | { type: 'blur' }
  | { type: 'scroll'; over: Place }
  | { type: 'time'; isHeld: boolean }
  | { type: 'dismiss' }
  /** Another window or tab is looked at. */
  | { type: 'away'; isHeld: boolean }
  /** The page is another one. */
  | { type: 'gone' };

/** When the reducer next wants a `time` event, in the clock of its `now`. */
export function deadline<T>(state: Hover<T>): number | undefined {
  if (state.at === 'asked') return state.openAt;
  return state.at === 'open' ? state.closeAt : undefined;
}

export function reduce<T>(
  state: Hover<T>,
  event: HoverEvent<T>,
  now: number,
  isSame: (a: T, b: T) => boolean,
  waits = DEFAULT_WAITS,
): Hover<T> {
  switch (event.type) {
    case 'point': {
      const { target, by } = event;
      if (state.at === 'open' && event.isHeld) return state;
      const isKnown = state.at !== 'idle' && isSame(state.target, target);
      const isClosing = state.at === 'open' && state.closeAt !== undefined;
      // A card that the focus has come into stays for as long.
      const isTakenOver = isKnown && state.at === 'open' && by === 'focus' && state.by !== by;
      if (isKnown && !isClosing && !isTakenOver) return state;
      if (state.at === 'open') return { at: 'open', target, by, closeAt: undefined };
      return { at: 'asked', target, by, openAt: now + (by === 'focus' ? FOCUS_MS : waits.openMs) };
    }
    case 'summon':
      return { at: 'open', target: event.target, by: event.by, closeAt: undefined };
    case 'move':
      return move(state, event.over, now, waits.restMs + waits.openMs);
    case 'blur':
      if (isBy(state, 'pointer')) return state;
      if (state.at === 'spent') return { at: 'idle' };
      // The finger that has opened a sheet takes the focus from it when it is lifted.
      return isBy(state, 'touch') ? state : leave(state, now);
    case 'scroll':
      // A link that gets the focus is scrolled into view: that is not leaving it.
      return event.over === 'card' || !isBy(state, 'pointer') ? state : leave(state, now);
    case 'time': {
      const due = deadline(state);
      if (due === undefined || now < due) return state;
      if (state.at === 'asked') {
        return { at: 'open', target: state.target, by: state.by, closeAt: undefined };
      }
      return state.at === 'open' && event.isHeld
        ? { ...state, closeAt: now + GRACE_MS }
        : { at: 'idle' };
    }
    case 'dismiss':
      if (state.at === 'idle' || state.at === 'spent') return state;
      return { at: 'spent', target: state.target, by: state.by };
    case 'away':
      return event.isHeld ? state : { at: 'idle' };
    case 'gone':
      return { at: 'idle' };
  }
}

function move<T>(state: Hover<T>, over: Place, now: number, wholeWait: number): Hover<T> {
  if (over === 'way' && state.at === 'open' && isBy(state, 'pointer')) {
    return { ...state, closeAt: now + GRACE_MS };
  }
  if (over === 'elsewhere' || over === 'way') {
    if (state.at === 'spent') return { at: 'idle' };
    return isBy(state, 'pointer') ? leave(state, now) : state;
  }
  if (state.at === 'open') {
    // Who brings a closing card back is who keeps it open from then on.
    return state.closeAt === undefined ? state : { ...state, by: 'pointer', closeAt: undefined };
  }
  // Never opens on a moving pointer.
  const isMoving = state.at === 'asked' && state.by === 'pointer';
  return isMoving ? { ...state, openAt: now + wholeWait } : state;
}

function isBy<T>(state: Hover<T>, by: Pointing): boolean {
  return state.at !== 'idle' && state.by === by;
}

function leave<T>(state: Hover<T>, now: number): Hover<T> {
  if (state.at === 'asked') return { at: 'idle' };
  if (state.at === 'open') return { ...state, closeAt: state.closeAt ?? now + GRACE_MS };
  return state;
}
