import { type Hover, type HoverEvent, reduce } from '../../../utils/content/hover/intent.ts';
import { FOCUS_MS, OPEN_MS } from '../../../utils/settings/hover-timing.ts';

/** What intent is tested with: GPTs are letters. */
export type State = Hover<string>;
export type Happening = HoverEvent<string>;

export const NOW = 10_000;

export function next(state: State, event: Happening, now = NOW): State {
  return reduce(Object.freeze(state), event, now, (a, b) => a === b);
}

export function point(target: string, by: 'pointer' | 'focus' = 'pointer'): Happening {
  return { type: 'point', target, by, isHeld: false };
}

export const move = (over: 'target' | 'card' | 'way' | 'elsewhere'): Happening => ({
  type: 'move',
  over,
});
export const scroll = (over: 'target' | 'card' | 'elsewhere'): Happening => ({
  type: 'scroll',
  over,
});
export const time: Happening = { type: 'time', isHeld: false };
export const timeWhileHeld: Happening = { type: 'time', isHeld: true };
export const away = (isHeld: boolean): Happening => ({ type: 'away', isHeld });
export const summon = (target: string, by: 'focus' | 'touch' = 'focus'): Happening => ({
  type: 'summon',
  target,
  by,
});

export const idle: State = { at: 'idle' };
export const asked: State = { at: 'asked', target: 'A', by: 'pointer', openAt: NOW + OPEN_MS };
export const askedByFocus: State = {
  at: 'asked',
  target: 'A',
  by: 'focus',
  openAt: NOW + FOCUS_MS,
};
type Open = Extract<State, { at: 'open' }>;

export const open: Open = { at: 'open', target: 'A', by: 'pointer', closeAt: undefined };
export const openByFocus: State = { ...open, by: 'focus' };
export const closing: State = { ...open, closeAt: NOW + 100 };
/** As it is after Esc, or a press outside the card. */
export const spent = next(open, { type: 'dismiss' });
export const spentByFocus = next(openByFocus, { type: 'dismiss' });
