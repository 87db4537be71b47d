import { describe, expect, it } from 'vitest';
import { GRACE_MS } from '../../../../utils/settings/hover-timing.ts';
import {
  away,
  closing,
  dismissed,
  type Event,
  idle,
  move,
  NOW,
  next,
  open,
  openByFocus,
  point,
  type State,
  scroll,
  time,
  timeWhileFocused,
} from '../../support/hover-states.ts';

describe('reduce, in the open state', () => {
  it.each<Event>([move('elsewhere'), scroll('elsewhere'), scroll('target')])(
    'begins to close with $type over $over',
    (event) => {
      expect(next(open, event)).toEqual({ ...open, closeAt: NOW + GRACE_MS });
    },
  );

  it('does not extend the grace period when the pointer moves elsewhere', () => {
    expect(next(closing, move('elsewhere'), NOW + 50)).toEqual(closing);
  });

  it.each(['target', 'card'] as const)('stays open when the pointer returns to the %s', (over) => {
    expect(next(closing, move(over), NOW + 50)).toMatchObject({
      status: 'open',
      closeAt: undefined,
    });
  });

  it('stays open when the same GPT is pointed at again', () => {
    for (const by of ['pointer', 'focus'] as const) {
      const stays = { status: 'open', target: 'A', method: by, closeAt: undefined };
      expect(next(closing, point('A', by), NOW + 50)).toEqual(stays);
    }
  });

  it('closes when the grace period ends and not before', () => {
    expect(next(closing, time, NOW + 99)).toBe(closing);
    expect(next(closing, time, NOW + 100)).toEqual(idle);
  });

  it('does not close without an event', () => {
    expect(next(open, time, NOW + 1_000_000)).toBe(open);
  });

  it('stays open when the card scrolls', () => {
    expect(next(open, scroll('card'))).toBe(open);
  });

  it('ignores the pointer and closes on blur if it was opened by focus', () => {
    expect(next(openByFocus, move('elsewhere'))).toEqual(openByFocus);
    expect(next(openByFocus, { type: 'blur' })).toEqual({
      ...openByFocus,
      closeAt: NOW + GRACE_MS,
    });
    expect(next(open, { type: 'blur' })).toEqual(open);
  });

  it('follows the pointer after the focus has left and the pointer has returned', () => {
    const left = next(openByFocus, { type: 'blur' });
    const saved = next(left, move('card'), NOW + 50);
    expect(next(saved, move('elsewhere'), NOW + 90)).toMatchObject({
      closeAt: NOW + 90 + GRACE_MS,
    });
  });

  it('stays open while the pointer approaches it, and closes a grace period after it stops', () => {
    const onWay = next(closing, move('path'), NOW + 90);
    expect(onWay).toEqual({ ...open, closeAt: NOW + 90 + GRACE_MS });
    expect(next(onWay, move('elsewhere'), NOW + 95)).toEqual(onWay);
    expect(next(onWay, time, NOW + 90 + GRACE_MS)).toEqual(idle);
  });

  it('stays open past its deadline while it has the focus', () => {
    const held = next(closing, timeWhileFocused, NOW + 100);
    expect(held).toEqual({ ...open, closeAt: NOW + 100 + GRACE_MS });
    expect(next(held, time, NOW + 100 + GRACE_MS)).toEqual(idle);
  });

  it('does not switch to another GPT while it has the focus', () => {
    const pointWhileHeld: Event = {
      type: 'point',
      target: 'B',
      method: 'pointer',
      isCardFocused: true,
    };
    expect(next(closing, pointWhileHeld)).toBe(closing);
    expect(next(dismissed, pointWhileHeld)).toMatchObject({ status: 'pending', target: 'B' });
  });

  it('becomes idle when the window is left, unless the card has the focus', () => {
    expect(next(open, away(false))).toEqual(idle);
    expect(next(open, away(true))).toBe(open);
  });

  it('ignores pointer and scrolling if it was opened by a long press', () => {
    const openByTouch: State = { ...open, method: 'touch' };
    expect(next(openByTouch, move('elsewhere'))).toEqual(openByTouch);
    expect(next(openByTouch, scroll('elsewhere'))).toEqual(openByTouch);
  });

  it('switches to another GPT immediately', () => {
    expect(next(closing, point('B', 'focus'))).toEqual({
      status: 'open',
      target: 'B',
      method: 'focus',
      closeAt: undefined,
    });
  });

  it('is dismissed by Esc or a press outside', () => {
    expect(next(open, { type: 'dismiss' })).toMatchObject({ status: 'dismissed', target: 'A' });
    expect(next(closing, { type: 'dismiss' })).toMatchObject({ status: 'dismissed', target: 'A' });
  });

  it('becomes idle when the page is left', () => {
    expect(next(open, { type: 'page-left' })).toEqual(idle);
  });
});
