import { errorName } from '../../lib/database/error-name.ts';
import { selectLeastRecentlyUsed } from './limits.ts';
import { type EvictableStore, STORE_NAMES, sumSizes } from './store.ts';

/** How long nothing more is given away where that made no room: the disk is full of other things. */
export const QUOTA_BACKOFF_MS = 10 * 60 * 1000;

/** A store that, where the browser has no room for it, parts with half of what it holds and tries once more. */
export function createQuotaRecoveryStore(store: EvictableStore, now: () => number): EvictableStore {
  let givenUpAt = Number.NEGATIVE_INFINITY;
  let eviction: Promise<void> | undefined;

  async function evictHalf(): Promise<void> {
    for (const storeName of STORE_NAMES) {
      await store.evict(storeName, (uses) => {
        const { entries, bytes } = sumSizes(uses);
        return selectLeastRecentlyUsed(uses, { entries: entries / 2, bytes: bytes / 2 });
      });
    }
  }

  return {
    ...store,
    async put(storeName, entry) {
      try {
        return await store.put(storeName, entry);
      } catch (error) {
        if (!isQuotaError(error) || Math.abs(now() - givenUpAt) < QUOTA_BACKOFF_MS) throw error;
      }
      try {
        // Writes that fail together are helped together.
        eviction ??= evictHalf().finally(() => {
          eviction = undefined;
        });
        await eviction;
        await store.put(storeName, entry);
      } catch (error) {
        if (isQuotaError(error)) givenUpAt = now();
        throw error;
      }
    },
  };
}

function isQuotaError(error: unknown): boolean {
  return errorName(error) === 'QuotaExceededError';
}
