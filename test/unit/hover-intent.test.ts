import { describe, expect, it } from 'vitest';
import { deadline, reduce } from '../../utils/content/hover/intent.ts';
import { FOCUS_MS, OPEN_MS, REST_MS } from '../../utils/settings/hover-timing.ts';
import {
  asked,
  askedByFocus,
  away,
  closing,
  type Happening,
  idle,
  move,
  NOW,
  next,
  open,
  openByFocus,
  point,
  type State,
  scroll,
  spent,
  spentByFocus,
  summon,
  time,
} from './support/hover-states.ts';

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
