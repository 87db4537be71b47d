import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GRACE_MS, OPEN_MS, REST_MS } from '../../../../utils/settings/hover-timing.ts';
import {
  createUserSimulation,
  type Moment,
  type Step,
  steps,
} from '../../support/user-simulation.ts';

/** Everything that happens while hands do these things, and until all is quiet. */
function watch(done: Step[]): Moment[] {
  const hands = createUserSimulation();
  for (const deed of done) hands.do(deed);
  hands.wait(10_000);
  return hands.moments;
}

function isClosing(state: Moment['after']): boolean {
  return state.status === 'open' && state.closeAt !== undefined;
}

const runs = { seed: 20_240_501, numRuns: 4_000 };

function always(what: (moments: Moment[]) => void): void {
  fc.assert(
    fc.property(steps, (done) => what(watch(done))),
    runs,
  );
}

describe('reduce, on random events', () => {
  it('follows the arrows of the chart', () => {
    const arrows = {
      idle: ['idle', 'pending', 'open'],
      pending: ['pending', 'idle', 'open', 'dismissed'],
      open: ['open', 'idle', 'dismissed'],
      dismissed: ['dismissed', 'idle', 'pending', 'open'],
    };
    always((moments) => {
      for (const { event, before, after } of moments) {
        if (event.type === 'open-now') expect(after.status).toBe('open');
        else if (before.status !== 'pending' && before.status !== 'open')
          expect(after.status).not.toBe('open');
        expect(arrows[before.status]).toContain(after.status);
      }
    });
  });

  it('opens a card only after the pointer has rested long enough', () => {
    always((moments) => {
      for (const { event, before, after, now, pointerMovedAt, restedAt } of moments) {
        const opens =
          before.status === 'pending' && after.status === 'open' && event.type === 'deadline';
        if (!opens || before.method !== 'pointer') continue;
        expect(now - pointerMovedAt).toBeGreaterThanOrEqual(REST_MS + OPEN_MS);
        expect(now - restedAt).toBeGreaterThanOrEqual(OPEN_MS);
      }
    });
  });

  it('opens a card only at a deadline, on open-now, or for another GPT', () => {
    always((moments) => {
      for (const { before, after, event } of moments) {
        if (before.status !== 'open' && after.status === 'open') {
          expect(['deadline', 'open-now']).toContain(event.type);
        }
        if (before.status === 'open' && after.status === 'open' && before.target !== after.target) {
          expect(['point', 'open-now']).toContain(event.type);
        }
      }
    });
  });

  it('closes a card a grace period after pointer and focus have left it', () => {
    always((moments) => {
      for (const { after, now, leftAt } of moments) {
        if (after.status === 'open' && leftAt !== undefined) {
          expect(now - leftAt).toBeLessThan(GRACE_MS);
        }
      }
    });
  });

  it('keeps a card open for the whole grace period unless it is dismissed', () => {
    always((moments) => {
      let leftAt = Number.POSITIVE_INFINITY;
      for (const { before, after, event, now } of moments) {
        if (after.status === 'open' && after.closeAt === undefined) leftAt = now;
        if (isClosing(after) && !isClosing(before)) leftAt = now;
        if (before.status !== 'open' || after.status !== 'idle') continue;
        if (event.type === 'page-left' || event.type === 'window-left') continue;
        expect(event.type).toBe('deadline');
        expect(now - leftAt).toBeGreaterThanOrEqual(GRACE_MS);
      }
    });
  });

  it('never closes a card under the pointer that keeps it open', () => {
    always((moments) => {
      for (const { before, after, event, isPointerOn, ...times } of moments) {
        const closes =
          before.status === 'open' && after.status === 'idle' && event.type === 'deadline';
        if (!closes || before.method !== 'pointer') continue;
        const hasScrolled = times.scrolledAt >= times.pointerMovedAt;
        expect(isPointerOn && !hasScrolled).toBe(false);
      }
    });
  });

  it('does not reopen a dismissed card before its target was left', () => {
    always((moments) => {
      let dismissed: string | undefined;
      for (const { event, before, after } of moments) {
        if (after.status === 'open' && event.type !== 'open-now') {
          expect(after.target).not.toBe(dismissed);
        }
        if (event.type === 'dismiss' && before.status !== 'idle') dismissed = before.target;
        const hasLeft = event.type === 'move' && /elsewhere|path/.test(event.zone);
        const isOther = event.type === 'point' && event.target !== dismissed;
        const isElsewhere = ['blur', 'page-left', 'window-left', 'open-now'].includes(event.type);
        if (hasLeft || isOther || isElsewhere) dismissed = undefined;
      }
    });
  });

  it('changes a state at its deadline and at no other time', () => {
    always((moments) => {
      for (const { event, before, after, now, deadline, isCardFocused } of moments) {
        if (event.type !== 'deadline') continue;
        const isDue = deadline !== undefined && now >= deadline;
        if (!isDue) expect(after).toBe(before);
        else if (before.status === 'open' && isCardFocused) expect(after.status).toBe('open');
        else expect(after.status).not.toBe(before.status);
      }
    });
  });

  it('never returns a deadline in the past', () => {
    always((moments) => {
      for (const { now, nextDeadline } of moments) {
        if (nextDeadline !== undefined) expect(nextDeadline).toBeGreaterThan(now);
      }
    });
  });

  it('keeps a focused card open except for a key, a press or another page', () => {
    always((moments) => {
      for (const { event, before, after, wasCardFocused } of moments) {
        if (before.status !== 'open' || !wasCardFocused) continue;
        if (['dismiss', 'page-left', 'open-now'].includes(event.type)) continue;
        expect(after).toMatchObject({ status: 'open', target: before.target });
      }
    });
  });

  it('does not reopen a closed card without a new gesture', () => {
    always((moments) => {
      let isClosed = false;
      for (const { event, before, after } of moments) {
        if (before.status === 'open' && after.status !== 'open') isClosed = true;
        if (event.type === 'point' || event.type === 'open-now') isClosed = false;
        if (isClosed) expect(after.status).not.toBe('open');
      }
    });
  });
});
