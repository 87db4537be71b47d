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

describe('reduce, in the idle state', () => {
  it('becomes pending when the pointer rests on a GPT', () => {
    expect(next(idle, point('A'))).toEqual(pending);
  });

  it('becomes pending when the focus moves to a GPT, and opens later than for the pointer', () => {
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

describe('reduce, in the pending state', () => {
  it('opens at its deadline and not before', () => {
    expect(next(pending, time, NOW + OPEN_MS - 1)).toBe(pending);
    expect(next(pending, time, NOW + OPEN_MS)).toEqual(open);
    expect(next(pendingByFocus, time, NOW + FOCUS_MS)).toEqual(openByFocus);
  });

  it('waits for the pointer to rest again when it moves on the link', () => {
    expect(next(pending, move('target'))).toEqual({ ...pending, openAt: NOW + REST_MS + OPEN_MS });
  });

  it('ignores the pointer if it became pending by focus', () => {
    for (const over of ['target', 'card', 'elsewhere'] as const) {
      expect(next(pendingByFocus, move(over))).toEqual(pendingByFocus);
    }
  });

  it('becomes idle when the pointer moves off', () => {
    expect(next(pending, move('elsewhere'))).toEqual(idle);
  });

  it('becomes idle on blur if it was reached by focus, but not by the pointer', () => {
    expect(next(pendingByFocus, { type: 'blur' })).toEqual(idle);
    expect(next(pending, { type: 'blur' })).toEqual(pending);
  });

  it('becomes idle when the page scrolls if the pointer caused it', () => {
    expect(next(pending, scroll('target'))).toEqual(idle);
    expect(next(pending, scroll('elsewhere'))).toEqual(idle);
  });

  it('becomes idle when the page, the window or the tab is left', () => {
    expect(next(pending, { type: 'page-left' })).toEqual(idle);
    expect(next(pending, away(false))).toEqual(idle);
  });

  it('is dismissed by Esc or a press', () => {
    expect(next(pending, { type: 'dismiss' })).toEqual(dismissed);
  });

  it('switches to another GPT and restarts its delay', () => {
    expect(next(pending, point('B'), NOW + 90)).toEqual({
      status: 'pending',
      target: 'B',
      method: 'pointer',
      openAt: NOW + 90 + OPEN_MS,
    });
  });

  it('ignores the same GPT while it is pending', () => {
    expect(next(pending, point('A'), NOW + 90)).toBe(pending);
    expect(next(pending, point('A', 'focus'), NOW + 90)).toBe(pending);
  });
});

describe('reduce, in the dismissed state', () => {
  it.each<Event>([
    point('A'),
    point('A', 'focus'),
    move('target'),
    move('card'),
    scroll('elsewhere'),
    { type: 'dismiss' },
    time,
  ])('stays dismissed for $type', (event) => {
    expect(next(dismissed, event, NOW + 1_000_000)).toEqual(dismissed);
  });

  it('becomes idle when the pointer moves off', () => {
    expect(next(dismissed, move('elsewhere'))).toEqual(idle);
  });

  it('becomes idle on blur if it was reached by focus, but not by the pointer', () => {
    expect(next(dismissedByFocus, { type: 'blur' })).toEqual(idle);
    expect(next(dismissed, { type: 'blur' })).toEqual(dismissed);
  });

  it('becomes idle when the page is left', () => {
    expect(next(dismissed, { type: 'page-left' })).toEqual(idle);
  });

  it('becomes pending for another GPT', () => {
    expect(next(dismissed, point('B'))).toEqual({ ...pending, target: 'B' });
  });
});

describe('reduce, on open-now', () => {
  it.each([idle, pending, closing, dismissed])(
    'opens immediately from the $status state',
    (state) => {
      for (const by of ['focus', 'touch'] as const) {
        const opened = { status: 'open', target: 'A', method: by, closeAt: undefined };
        expect(next(state, openNow('A', by))).toEqual(opened);
      }
    },
  );
});

it('uses the delays that the user has set', () => {
  const waits = { restMs: 400, openMs: 70 };
  const patient = (state: State, event: Event) =>
    reduce(state, event, NOW, (a, b) => a === b, waits);
  expect(patient(idle, point('A'))).toEqual({ ...pending, openAt: NOW + 70 });
  expect(patient(pending, move('target'))).toEqual({ ...pending, openAt: NOW + 470 });
  expect(patient(idle, point('A', 'focus'))).toEqual(pendingByFocus);
});

it('returns a deadline for states that change by themselves only', () => {
  expect([idle, open, openByFocus, dismissed].map(getDeadline)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect(getDeadline(pending)).toBe(NOW + OPEN_MS);
  expect(getDeadline(closing)).toBe(NOW + 100);
});
