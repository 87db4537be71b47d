/**
 * Hover intent as a pure reducer: when does somebody want to see a card, and when no longer?
 *
 *            rests on a GPT            OPEN_MS still, or focused
 *   IDLE ─────────────────────▶ ASKED ─────────────────────────▶ OPEN ◀─┐ back on link or card,
 *    ▲ ▲                          │ moves off, scrolls, leaves     │ │  │ or rests on another GPT
 *    │ └──────────────────────────┘                                │ └──┘
 *    │                 off both for GRACE_MS, page hidden          │
 *    ├─────────────────────────────────────────────────────────────┤
 *    │ moves off, blur    Esc, press outside the card              ▼
 *    └────────────────────────────── SPENT ◀───────────────────────┘
 *
 * The pointer *rests* when it has not moved for REST_MS; the watcher says so (watch.ts).
 */

import type { Pointing } from './lens.ts';
import { FOCUS_MS, GRACE_MS, OPEN_MS, REST_MS } from './timing.ts';

export type Place = 'target' | 'card' | 'elsewhere';

export type Hover<T> =
  | { at: 'idle' }
  | { at: 'asked'; target: T; by: Pointing; openAt: number }
  | { at: 'open'; target: T; by: Pointing; closeAt: number | undefined }
  | { at: 'spent'; target: T; by: Pointing };

export type HoverEvent<T> =
  /** The pointer has rested on a GPT, or the focus has come to one. */
  | { type: 'point'; by: Pointing; target: T }
  | { type: 'move'; over: Place }
  | { type: 'blur' }
  | { type: 'scroll'; over: Place }
  | { type: 'time' }
  | { type: 'dismiss' }
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
): Hover<T> {
  switch (event.type) {
    case 'point': {
      const { target, by } = event;
      const isKnown = state.at !== 'idle' && isSame(state.target, target);
      const isClosing = state.at === 'open' && state.closeAt !== undefined;
      // A card that the focus has come into stays for as long.
      const isHeld = isKnown && state.at === 'open' && by === 'focus' && state.by !== by;
      if (isKnown && !isClosing && !isHeld) return state;
      if (state.at === 'open') return { at: 'open', target, by, closeAt: undefined };
      return { at: 'asked', target, by, openAt: now + (by === 'focus' ? FOCUS_MS : OPEN_MS) };
    }
    case 'move':
      return move(state, event.over, now);
    case 'blur':
      if (!isBy(state, 'focus')) return state;
      return state.at === 'spent' ? { at: 'idle' } : leave(state, now);
    case 'scroll':
      // A link that gets the focus is scrolled into view: that is not leaving it.
      return event.over === 'card' || isBy(state, 'focus') ? state : leave(state, now);
    case 'time': {
      const due = deadline(state);
      if (due === undefined || now < due) return state;
      if (state.at !== 'asked') return { at: 'idle' };
      return { at: 'open', target: state.target, by: state.by, closeAt: undefined };
    }
    case 'dismiss':
      if (state.at === 'idle' || state.at === 'spent') return state;
      return { at: 'spent', target: state.target, by: state.by };
    case 'gone':
      return { at: 'idle' };
  }
}

function move<T>(state: Hover<T>, over: Place, now: number): Hover<T> {
  if (over === 'elsewhere') {
    if (state.at === 'spent') return { at: 'idle' };
    return isBy(state, 'focus') ? state : leave(state, now);
  }
  if (state.at === 'open') {
    // Who brings a closing card back is who keeps it open from then on.
    return state.closeAt === undefined ? state : { ...state, by: 'pointer', closeAt: undefined };
  }
  // Never opens on a moving pointer.
  const isMoving = state.at === 'asked' && state.by === 'pointer';
  return isMoving ? { ...state, openAt: now + REST_MS + OPEN_MS } : state;
}

function isBy<T>(state: Hover<T>, by: Pointing): boolean {
  return state.at !== 'idle' && state.by === by;
}

function leave<T>(state: Hover<T>, now: number): Hover<T> {
  if (state.at === 'asked') return { at: 'idle' };
  if (state.at === 'open') return { ...state, closeAt: state.closeAt ?? now + GRACE_MS };
  return state;
}
