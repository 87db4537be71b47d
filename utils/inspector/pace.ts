import type { Failure } from '../gateway/failure.ts';

/** Somebody who goes down a list of links rests on one every few seconds; a list of this length goes unhindered. */
const AT_ONCE = 30;

/** From then on one look-up in so many milliseconds: a page that moves links under a hand earns no more. */
const EVERY_MS = 2000;

/** How many look-ups the page of a tab may cause: whatever it does, they stay bounded. */
export function createPace(now: () => number = Date.now) {
  /** When each tab will have all of them again. */
  const restedAt = new Map<number, number>();

  function forgetRested(): void {
    for (const [tab, at] of restedAt) if (at <= now()) restedAt.delete(tab);
  }

  return {
    /** Counts a look-up that is about to be made for a tab; a failure where there have been too many. */
    take(tab: number): Failure | undefined {
      forgetRested();
      const at = (restedAt.get(tab) ?? now()) + EVERY_MS;
      if (at - now() > AT_ONCE * EVERY_MS) return { kind: 'too-fast' };
      restedAt.set(tab, at);
      return undefined;
    },
  };
}
