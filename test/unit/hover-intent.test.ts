import { describe, expect, it } from 'vitest';
import { deadline, type Hover, type HoverEvent, reduce } from '../../utils/hover/intent.ts';
import { FOCUS_MS, GRACE_MS, OPEN_MS, REST_MS } from '../../utils/hover/timing.ts';

type State = Hover<string>;
type Happening = HoverEvent<string>;

const NOW = 10_000;

function next(state: State, event: Happening, now = NOW): State {
  return reduce(Object.freeze(state), event, now, (a, b) => a === b);
}

function point(target: string, by: 'pointer' | 'focus' = 'pointer'): Happening {
  return { type: 'point', target, by, isHeld: false };
}

const move = (over: 'target' | 'card' | 'way' | 'elsewhere'): Happening => ({ type: 'move', over });
const scroll = (over: 'target' | 'card' | 'elsewhere'): Happening => ({ type: 'scroll', over });
const time: Happening = { type: 'time', isHeld: false };
const timeWhileHeld: Happening = { type: 'time', isHeld: true };
const away = (isHeld: boolean): Happening => ({ type: 'away', isHeld });
const summon = (target: string, by: 'focus' | 'touch' = 'focus'): Happening => ({
  type: 'summon',
  target,
  by,
});

const idle: State = { at: 'idle' };
const asked: State = { at: 'asked', target: 'A', by: 'pointer', openAt: NOW + OPEN_MS };
const askedByFocus: State = { at: 'asked', target: 'A', by: 'focus', openAt: NOW + FOCUS_MS };
const open: State = { at: 'open', target: 'A', by: 'pointer', closeAt: undefined };
const openByFocus: State = { ...open, by: 'focus' };
const closing: State = { ...open, closeAt: NOW + 100 };
/** As it is after Esc, or a press outside the card. */
const spent = next(open, { type: 'dismiss' });
const spentByFocus = next(openByFocus, { type: 'dismiss' });

describe('idle', () => {
  it('asks when the pointer rests on a GPT', () => {
    expect(next(idle, point('A'))).toEqual(asked);
  });

  it('asks when the focus comes to a GPT, and opens later than for the pointer', () => {
    expect(next(idle, point('A', 'focus'))).toEqual(askedByFocus);
    expect(FOCUS_MS).toBeGreaterThan(OPEN_MS);
  });

  it.each<Happening>([
    move('target'),
    move('card'),
    move('elsewhere'),
    scroll('elsewhere'),
    { type: 'blur' },
    { type: 'dismiss' },
    { type: 'gone' },
    time,
  ])('stays idle for $type $over', (event) => {
    expect(next(idle, event)).toEqual(idle);
  });
});

describe('asked', () => {
  it('opens when the time has come, and not before', () => {
    expect(next(asked, time, NOW + OPEN_MS - 1)).toBe(asked);
    expect(next(asked, time, NOW + OPEN_MS)).toEqual(open);
    expect(next(askedByFocus, time, NOW + FOCUS_MS)).toEqual(openByFocus);
  });

  it('waits for the pointer to rest again when it moves on the link', () => {
    expect(next(asked, move('target'))).toEqual({ ...asked, openAt: NOW + REST_MS + OPEN_MS });
  });

  it('by the focus does not mind where the pointer moves', () => {
    for (const over of ['target', 'card', 'elsewhere'] as const) {
      expect(next(askedByFocus, move(over))).toEqual(askedByFocus);
    }
  });

  it('is over when the pointer moves off', () => {
    expect(next(asked, move('elsewhere'))).toEqual(idle);
  });

  it('by the focus is over when the focus leaves, and by the pointer it is not', () => {
    expect(next(askedByFocus, { type: 'blur' })).toEqual(idle);
    expect(next(asked, { type: 'blur' })).toEqual(asked);
  });

  it('by the pointer is over when the page scrolls', () => {
    expect(next(asked, scroll('target'))).toEqual(idle);
    expect(next(asked, scroll('elsewhere'))).toEqual(idle);
  });

  it('is over when the page goes, or another window or tab is looked at', () => {
    expect(next(asked, { type: 'gone' })).toEqual(idle);
    expect(next(asked, away(false))).toEqual(idle);
  });

  it('is spent by Esc or a press', () => {
    expect(next(asked, { type: 'dismiss' })).toEqual(spent);
  });

  it('turns to another GPT, and its time begins anew', () => {
    expect(next(asked, point('B'), NOW + 90)).toEqual({
      at: 'asked',
      target: 'B',
      by: 'pointer',
      openAt: NOW + 90 + OPEN_MS,
    });
  });

  it('is not asked twice for the same GPT', () => {
    expect(next(asked, point('A'), NOW + 90)).toBe(asked);
    expect(next(asked, point('A', 'focus'), NOW + 90)).toBe(asked);
  });
});

describe('open', () => {
  it.each<Happening>([move('elsewhere'), scroll('elsewhere'), scroll('target')])(
    'begins to close with $type over $over',
    (event) => {
      expect(next(open, event)).toEqual({ ...open, closeAt: NOW + GRACE_MS });
    },
  );

  it('does not put off its end when the pointer moves on elsewhere', () => {
    expect(next(closing, move('elsewhere'), NOW + 50)).toEqual(closing);
  });

  it.each(['target', 'card'] as const)('stays when the pointer comes back on the %s', (over) => {
    expect(next(closing, move(over), NOW + 50)).toMatchObject({ at: 'open', closeAt: undefined });
  });

  it('stays when the same GPT is pointed at again', () => {
    for (const by of ['pointer', 'focus'] as const) {
      const stays = { at: 'open', target: 'A', by, closeAt: undefined };
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
    const onWay = next(closing, move('way'), NOW + 90);
    expect(onWay).toEqual({ ...open, closeAt: NOW + 90 + GRACE_MS });
    expect(next(onWay, move('elsewhere'), NOW + 95)).toEqual(onWay);
    expect(next(onWay, time, NOW + 90 + GRACE_MS)).toEqual(idle);
  });

  it('stays past its time while it is held, and closes when it is not any more', () => {
    const held = next(closing, timeWhileHeld, NOW + 100);
    expect(held).toEqual({ ...open, closeAt: NOW + 100 + GRACE_MS });
    expect(next(held, time, NOW + 100 + GRACE_MS)).toEqual(idle);
  });

  it('does not turn to another GPT while it is held', () => {
    const pointWhileHeld: Happening = { type: 'point', target: 'B', by: 'pointer', isHeld: true };
    expect(next(closing, pointWhileHeld)).toBe(closing);
    expect(next(spent, pointWhileHeld)).toMatchObject({ at: 'asked', target: 'B' });
  });

  it('is over when another window or tab is looked at, unless it is held', () => {
    expect(next(open, away(false))).toEqual(idle);
    expect(next(open, away(true))).toBe(open);
  });

  it('by a long press minds neither pointer nor scrolling', () => {
    const openByTouch: State = { ...open, by: 'touch' };
    expect(next(openByTouch, move('elsewhere'))).toEqual(openByTouch);
    expect(next(openByTouch, scroll('elsewhere'))).toEqual(openByTouch);
  });

  it('turns to another GPT at once', () => {
    expect(next(closing, point('B', 'focus'))).toEqual({
      at: 'open',
      target: 'B',
      by: 'focus',
      closeAt: undefined,
    });
  });

  it('is spent by Esc or a press outside', () => {
    expect(next(open, { type: 'dismiss' })).toMatchObject({ at: 'spent', target: 'A' });
    expect(next(closing, { type: 'dismiss' })).toMatchObject({ at: 'spent', target: 'A' });
  });

  it('is over when the page goes', () => {
    expect(next(open, { type: 'gone' })).toEqual(idle);
  });
});

describe('spent', () => {
  it.each<Happening>([
    point('A'),
    point('A', 'focus'),
    move('target'),
    move('card'),
    scroll('elsewhere'),
    { type: 'dismiss' },
    time,
  ])('stays spent for $type', (event) => {
    expect(next(spent, event, NOW + 1_000_000)).toEqual(spent);
  });

  it('is over when the pointer moves off', () => {
    expect(next(spent, move('elsewhere'))).toEqual(idle);
  });

  it('by the focus is over when the focus leaves, and by the pointer it is not', () => {
    expect(next(spentByFocus, { type: 'blur' })).toEqual(idle);
    expect(next(spent, { type: 'blur' })).toEqual(spent);
  });

  it('is over when the page goes', () => {
    expect(next(spent, { type: 'gone' })).toEqual(idle);
  });

  it('asks for another GPT', () => {
    expect(next(spent, point('B'))).toEqual({ ...asked, target: 'B' });
  });
});

describe('summoned', () => {
  it.each([idle, asked, closing, spent])('opens at once from $at', (state) => {
    for (const by of ['focus', 'touch'] as const) {
      const opened = { at: 'open', target: 'A', by, closeAt: undefined };
      expect(next(state, summon('A', by))).toEqual(opened);
    }
  });
});

it('waits as long as the reader likes', () => {
  const waits = { restMs: 400, openMs: 70 };
  const patient = (state: State, event: Happening) =>
    reduce(state, event, NOW, (a, b) => a === b, waits);
  expect(patient(idle, point('A'))).toEqual({ ...asked, openAt: NOW + 70 });
  expect(patient(asked, move('target'))).toEqual({ ...asked, openAt: NOW + 470 });
  expect(patient(idle, point('A', 'focus'))).toEqual(askedByFocus);
});

it('only what will change by itself has a deadline', () => {
  expect([idle, open, openByFocus, spent].map(deadline)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect(deadline(asked)).toBe(NOW + OPEN_MS);
  expect(deadline(closing)).toBe(NOW + 100);
});
