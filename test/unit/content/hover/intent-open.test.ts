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

describe('open', () => {
  it.each<Event>([move('elsewhere'), scroll('elsewhere'), scroll('target')])(
    'begins to close with $type over $over',
    (event) => {
      expect(next(open, event)).toEqual({ ...open, closeAt: NOW + GRACE_MS });
    },
  );

  it('does not put off its end when the pointer moves on elsewhere', () => {
    expect(next(closing, move('elsewhere'), NOW + 50)).toEqual(closing);
  });

  it.each(['target', 'card'] as const)('stays when the pointer comes back on the %s', (over) => {
    expect(next(closing, move(over), NOW + 50)).toMatchObject({
      status: 'open',
      closeAt: undefined,
    });
  });

  it('stays when the same GPT is pointed at again', () => {
    for (const by of ['pointer', 'focus'] as const) {
      const stays = { status: 'open', target: 'A', method: by, closeAt: undefined };
      expect(next(closing, point('A', by), NOW + 50)).toEqual(stays);
    }
  });

  it('closes when the grace is over, and not before', () => {
    expect(next(closing, time, NOW + 99)).toBe(closing);
    expect(next(closing, time, NOW + 100)).toEqual(idle);
  });

  it('does not close by itself', () => {
    expect(next(open, time, NOW + 1_000_000)).toBe(open);
  });

  it('scrolls without closing', () => {
    expect(next(open, scroll('card'))).toBe(open);
  });

  it('by the focus stays wherever the pointer moves, and closes when the focus leaves', () => {
    expect(next(openByFocus, move('elsewhere'))).toEqual(openByFocus);
    expect(next(openByFocus, { type: 'blur' })).toEqual({
      ...openByFocus,
      closeAt: NOW + GRACE_MS,
    });
    expect(next(open, { type: 'blur' })).toEqual(open);
  });

  it('is the pointer’s once the focus has left and the pointer has saved it', () => {
    const left = next(openByFocus, { type: 'blur' });
    const saved = next(left, move('card'), NOW + 50);
    expect(next(saved, move('elsewhere'), NOW + 90)).toMatchObject({
      closeAt: NOW + 90 + GRACE_MS,
    });
  });

  it('stays as long as the pointer comes nearer to it, and closes a grace after it stops', () => {
    const onWay = next(closing, move('path'), NOW + 90);
    expect(onWay).toEqual({ ...open, closeAt: NOW + 90 + GRACE_MS });
    expect(next(onWay, move('elsewhere'), NOW + 95)).toEqual(onWay);
    expect(next(onWay, time, NOW + 90 + GRACE_MS)).toEqual(idle);
  });

  it('stays past its time while it is held, and closes when it is not any more', () => {
    const held = next(closing, timeWhileFocused, NOW + 100);
    expect(held).toEqual({ ...open, closeAt: NOW + 100 + GRACE_MS });
    expect(next(held, time, NOW + 100 + GRACE_MS)).toEqual(idle);
  });

  it('does not turn to another GPT while it is held', () => {
    const pointWhileHeld: Event = {
      type: 'point',
      target: 'B',
      method: 'pointer',
      isCardFocused: true,
    };
    expect(next(closing, pointWhileHeld)).toBe(closing);
    expect(next(dismissed, pointWhileHeld)).toMatchObject({ status: 'pending', target: 'B' });
  });

  it('is over when another window or tab is looked at, unless it is held', () => {
    expect(next(open, away(false))).toEqual(idle);
    expect(next(open, away(true))).toBe(open);
  });

  it('by a long press minds neither pointer nor scrolling', () => {
    const openByTouch: State = { ...open, method: 'touch' };
    expect(next(openByTouch, move('elsewhere'))).toEqual(openByTouch);
    expect(next(openByTouch, scroll('elsewhere'))).toEqual(openByTouch);
  });

  it('turns to another GPT at once', () => {
    expect(next(closing, point('B', 'focus'))).toEqual({
      status: 'open',
      target: 'B',
      method: 'focus',
      closeAt: undefined,
    });
  });

  it('is spent by Esc or a press outside', () => {
    expect(next(open, { type: 'dismiss' })).toMatchObject({ status: 'dismissed', target: 'A' });
    expect(next(closing, { type: 'dismiss' })).toMatchObject({ status: 'dismissed', target: 'A' });
  });

  it('is over when the page goes', () => {
    expect(next(open, { type: 'page-left' })).toEqual(idle);
  });
});
