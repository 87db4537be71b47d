import { errorName } from '../../lib/errors.ts';
import { selectLeastRecentlyUsed } from './evicting-store.ts';
import { type EvictableStore, STORE_NAMES, sumSizes } from './store.ts';

/** How long not to evict again after evicting did not help: other data fills the disk. */
export const QUOTA_BACKOFF_MS = 10 * 60 * 1000;

/** A store that evicts half of its entries and retries a write that exceeded the browser's quota. */
export function createQuotaRecoveryStore(store: EvictableStore, now: () => number): EvictableStore {
  let gaveUpAt = Number.NEGATIVE_INFINITY;
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
        if (!isQuotaError(error) || Math.abs(now() - gaveUpAt) < QUOTA_BACKOFF_MS) throw error;
      }
      try {
        // Writes that fail at the same time share one eviction.
        eviction ??= evictHalf().finally(() => {
          eviction = undefined;
        });
        await eviction;
        await store.put(storeName, entry);
      } catch (error) {
        if (isQuotaError(error)) gaveUpAt = now();
        throw error;
      }
    },
  };
}

function isQuotaError(error: unknown): boolean {
  return errorName(error) === 'QuotaExceededError';
}
