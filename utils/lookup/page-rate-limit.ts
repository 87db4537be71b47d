import type { Failure } from '../gateway/failure.ts';

/** Somebody who goes down a list of links rests on one every few seconds; a list of this length goes unhindered. */
const BURST_SIZE = 30;

/** From then on one look-up in so many milliseconds: a page that moves links under a hand earns no more. */
const REFILL_MS = 2000;

/** Pages that the browser draws before they are in a tab share one limit. */
const NO_TAB = -1;

/**
 * How many look-ups, or other actions, the page of a tab may cause: whatever it does, they stay bounded. The clock
 * is one that nobody can set: one set back would stop a tab for as long.
 */
export function createPageRateLimit(now: () => number = () => performance.now()) {
  /** When each tab will have all of them again. */
  const refilledAt = new Map<number, number>();

  function removeRefilled(): void {
    for (const [tab, time] of refilledAt) if (time <= now()) refilledAt.delete(tab);
  }

  return {
    /** Counts what is about to be done for a tab; a failure where there has been too much. */
    take(tab = NO_TAB): Failure | undefined {
      removeRefilled();
      const time = (refilledAt.get(tab) ?? now()) + REFILL_MS;
      if (time - now() > BURST_SIZE * REFILL_MS) return { kind: 'too-fast' };
      refilledAt.set(tab, time);
      return undefined;
    },
  };
}
