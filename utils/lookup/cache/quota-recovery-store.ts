import { errorName } from '../../lib/database/error-name.ts';
import { leastUsed } from './limits.ts';
import { SHELVES, type ThinnableStore, tallyOf } from './store.ts';

/** How long nothing more is given away where that made no room: the disk is full of other things. */
export const GIVE_UP_MS = 10 * 60 * 1000;

/** A store that, where the browser has no room for it, parts with half of what it holds and tries once more. */
export function thrifty(store: ThinnableStore, now: () => number): ThinnableStore {
  let givenUpAt = Number.NEGATIVE_INFINITY;
  let halving: Promise<void> | undefined;

  async function halve(): Promise<void> {
    for (const shelf of SHELVES) {
      await store.thin(shelf, (usages) => {
        const { entries, bytes } = tallyOf(usages);
        return leastUsed(usages, { entries: entries / 2, bytes: bytes / 2 });
      });
    }
  }

  return {
    ...store,
    async put(shelf, entry) {
      try {
        return await store.put(shelf, entry);
      } catch (error) {
        if (!isFull(error) || Math.abs(now() - givenUpAt) < GIVE_UP_MS) throw error;
      }
      try {
        // Writes that fail together are helped together.
        halving ??= halve().finally(() => {
          halving = undefined;
        });
        await halving;
        await store.put(shelf, entry);
      } catch (error) {
        if (isFull(error)) givenUpAt = now();
        throw error;
      }
    },
  };
}

function isFull(error: unknown): boolean {
  return errorName(error) === 'QuotaExceededError';
}
