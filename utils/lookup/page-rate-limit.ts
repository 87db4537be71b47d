import type { Failure } from '../gateway/failure.ts';

/** Enough for a person who hovers one link of a list after another, one every few seconds. */
const BURST_SIZE = 30;

/** After the burst, one lookup per interval: a page that moves links under the pointer causes no more than that. */
const REFILL_MS = 2000;

/** Pages that the browser prerenders before they are in a tab share one limit. */
const NO_TAB = -1;

/**
 * Limits how many lookups, or other actions, the page in a tab may cause.
 * @param now - milliseconds of a monotonic clock: setting back the system clock would block a tab for as long
 */
export function createPageRateLimit(now: () => number = () => performance.now()) {
  /** When the burst of each tab is completely refilled. */
  const refilledAt = new Map<number, number>();

  function removeRefilled(): void {
    for (const [tab, time] of refilledAt) if (time <= now()) refilledAt.delete(tab);
  }

  return {
    /** Counts an action of a tab. Returns a failure if the limit is exceeded. */
    take(tab = NO_TAB): Failure | undefined {
      removeRefilled();
      const time = (refilledAt.get(tab) ?? now()) + REFILL_MS;
      if (time - now() > BURST_SIZE * REFILL_MS) return { kind: 'too-fast' };
      refilledAt.set(tab, time);
      return undefined;
    },
  };
}
