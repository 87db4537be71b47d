import type { GptId } from '../../gpt/gpt-id.ts';
import type { CacheSummary } from '../../lookup/cache-summary.ts';

/** What a survey would cost. Trying again what fails comes on top. */
export interface Estimate {
  /** Of the gateway. */
  lookups: number;
  /** Answered by the library, at no cost. */
  fromCache: number;
}

/** What a survey of these ids, each there once, would cost at the moment of which `knowledge` is. */
export function estimateCost(ids: GptId[], { cached, missing }: CacheSummary): Estimate {
  const answered = new Set(missing);
  for (const { id, isFresh } of cached) if (isFresh) answered.add(id);
  const fromCache = ids.filter((id) => answered.has(id)).length;
  return { lookups: ids.length - fromCache, fromCache };
}
