import { describe, expect, it } from 'vitest';
import { getDeadline, reduce } from '../../../../utils/content/hover/intent.ts';
import { FOCUS_MS, OPEN_MS, REST_MS } from '../../../../utils/settings/hover-timing.ts';
import {
  away,
  closing,
  dismissed,
  dismissedByFocus,
  type Event,
  idle,
  move,
  NOW,
  next,
  open,
  openByFocus,
  openNow,
  pending,
  pendingByFocus,
  point,
  type State,
  scroll,
  time,
} from '../../support/hover-states.ts';

describe('idle', () => {
  it('asks when the pointer rests on a GPT', () => {
    expect(next(idle, point('A'))).toEqual(pending);
  });

  it('asks when the focus comes to a GPT, and opens later than for the pointer', () => {
    expect(next(idle, point('A', 'focus'))).toEqual(pendingByFocus);
    expect(FOCUS_MS).toBeGreaterThan(OPEN_MS);
  });

  it.each<Event>([
    move('target'),
    move('card'),
    move('elsewhere'),
    scroll('elsewhere'),
    { type: 'blur' },
    { type: 'dismiss' },
    { type: 'page-left' },
    time,
  ])('stays idle for $type $over', (event) => {
    expect(next(idle, event)).toEqual(idle);
  });
});

describe('pending', () => {
  it('opens when the time has come, and not before', () => {
    expect(next(pending, time, NOW + OPEN_MS - 1)).toBe(pending);
    expect(next(pending, time, NOW + OPEN_MS)).toEqual(open);
    expect(next(pendingByFocus, time, NOW + FOCUS_MS)).toEqual(openByFocus);
  });

  it('waits for the pointer to rest again when it moves on the link', () => {
    expect(next(pending, move('target'))).toEqual({ ...pending, openAt: NOW + REST_MS + OPEN_MS });
  });

  it('by the focus does not mind where the pointer moves', () => {
    for (const over of ['target', 'card', 'elsewhere'] as const) {
      expect(next(pendingByFocus, move(over))).toEqual(pendingByFocus);
    }
  });

  it('is over when the pointer moves off', () => {
    expect(next(pending, move('elsewhere'))).toEqual(idle);
  });

  it('by the focus is over when the focus leaves, and by the pointer it is not', () => {
    expect(next(pendingByFocus, { type: 'blur' })).toEqual(idle);
    expect(next(pending, { type: 'blur' })).toEqual(pending);
  });

  it('by the pointer is over when the page scrolls', () => {
    expect(next(pending, scroll('target'))).toEqual(idle);
    expect(next(pending, scroll('elsewhere'))).toEqual(idle);
  });

  it('is over when the page goes, or another window or tab is looked at', () => {
    expect(next(pending, { type: 'page-left' })).toEqual(idle);
    expect(next(pending, away(false))).toEqual(idle);
  });

  it('is spent by Esc or a press', () => {
    expect(next(pending, { type: 'dismiss' })).toEqual(dismissed);
  });

  it('turns to another GPT, and its time begins anew', () => {
    expect(next(pending, point('B'), NOW + 90)).toEqual({
      status: 'pending',
      target: 'B',
      method: 'pointer',
      openAt: NOW + 90 + OPEN_MS,
    });
  });

  it('is not asked twice for the same GPT', () => {
    expect(next(pending, point('A'), NOW + 90)).toBe(pending);
    expect(next(pending, point('A', 'focus'), NOW + 90)).toBe(pending);
  });
});

describe('dismissed', () => {
  it.each<Event>([
    point('A'),
    point('A', 'focus'),
    move('target'),
    move('card'),
    scroll('elsewhere'),
    { type: 'dismiss' },
    time,
  ])('stays spent for $type', (event) => {
    expect(next(dismissed, event, NOW + 1_000_000)).toEqual(dismissed);
  });

  it('is over when the pointer moves off', () => {
    expect(next(dismissed, move('elsewhere'))).toEqual(idle);
  });

  it('by the focus is over when the focus leaves, and by the pointer it is not', () => {
    expect(next(dismissedByFocus, { type: 'blur' })).toEqual(idle);
    expect(next(dismissed, { type: 'blur' })).toEqual(dismissed);
  });

  it('is over when the page goes', () => {
    expect(next(dismissed, { type: 'page-left' })).toEqual(idle);
  });

  it('asks for another GPT', () => {
    expect(next(dismissed, point('B'))).toEqual({ ...pending, target: 'B' });
  });
});

describe('summoned', () => {
  it.each([idle, pending, closing, dismissed])('opens at once from $at', (state) => {
    for (const by of ['focus', 'touch'] as const) {
      const opened = { status: 'open', target: 'A', method: by, closeAt: undefined };
      expect(next(state, openNow('A', by))).toEqual(opened);
    }
  });
});

it('waits as long as the reader likes', () => {
  const waits = { restMs: 400, openMs: 70 };
  const patient = (state: State, event: Event) =>
    reduce(state, event, NOW, (a, b) => a === b, waits);
  expect(patient(idle, point('A'))).toEqual({ ...pending, openAt: NOW + 70 });
  expect(patient(pending, move('target'))).toEqual({ ...pending, openAt: NOW + 470 });
  expect(patient(idle, point('A', 'focus'))).toEqual(pendingByFocus);
});

it('only what will change by itself has a deadline', () => {
  expect([idle, open, openByFocus, dismissed].map(getDeadline)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect(getDeadline(pending)).toBe(NOW + OPEN_MS);
  expect(getDeadline(closing)).toBe(NOW + 100);
});
