import type { GptId } from '../../gpt/gpt-id.ts';
import type { CacheSummary } from '../../lookup/cache-summary.ts';

/** The cost of a batch, without retries. */
export interface Estimate {
  /** Lookups at the gateway, or at all gateways that may be asked. */
  lookups: number;
  /** Whether `lookups` and `cost` are upper limits, because the first gateway may answer. */
  isMaximum?: boolean;
  /** The price of the lookups in US dollars; missing if it is not known. */
  cost?: number;
  /** Answered by the cache, free of charge. */
  fromCache: number;
}

/** Estimates the cost of a batch of unique ids from the current content of the cache. */
export function estimateCost(ids: GptId[], { cached, missing }: CacheSummary): Estimate {
  const answered = new Set(missing);
  for (const { id, isFresh } of cached) if (isFresh) answered.add(id);
  const fromCache = ids.filter((id) => answered.has(id)).length;
  return { lookups: ids.length - fromCache, fromCache };
}
