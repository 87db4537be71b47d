import { type HoverEvent, type HoverState, reduce } from '../../../utils/content/hover/intent.ts';
import { FOCUS_MS, OPEN_MS } from '../../../utils/settings/hover-timing.ts';

/** What intent is tested with: GPTs are letters. */
export type State = HoverState<string>;
export type Event = HoverEvent<string>;

export const NOW = 10_000;

export function next(state: State, event: Event, now = NOW): State {
  return reduce(Object.freeze(state), event, now, (a, b) => a === b);
}

export function point(target: string, method: 'pointer' | 'focus' = 'pointer'): Event {
  return { type: 'point', target, method, isCardFocused: false };
}

export const move = (zone: 'target' | 'card' | 'path' | 'elsewhere'): Event => ({
  type: 'move',
  zone,
});
export const scroll = (zone: 'target' | 'card' | 'elsewhere'): Event => ({
  type: 'scroll',
  zone,
});
export const time: Event = { type: 'deadline', isCardFocused: false };
export const timeWhileFocused: Event = { type: 'deadline', isCardFocused: true };
export const away = (isCardFocused: boolean): Event => ({ type: 'window-left', isCardFocused });
export const openNow = (target: string, method: 'focus' | 'touch' = 'focus'): Event => ({
  type: 'open-now',
  target,
  method,
});

export const idle: State = { status: 'idle' };
export const pending: State = {
  status: 'pending',
  target: 'A',
  method: 'pointer',
  openAt: NOW + OPEN_MS,
};
export const pendingByFocus: State = {
  status: 'pending',
  target: 'A',
  method: 'focus',
  openAt: NOW + FOCUS_MS,
};
type Open = Extract<State, { status: 'open' }>;

export const open: Open = { status: 'open', target: 'A', method: 'pointer', closeAt: undefined };
export const openByFocus: State = { ...open, method: 'focus' };
export const closing: State = { ...open, closeAt: NOW + 100 };
/** As it is after Esc, or a press outside the card. */
export const dismissed = next(open, { type: 'dismiss' });
export const dismissedByFocus = next(openByFocus, { type: 'dismiss' });
