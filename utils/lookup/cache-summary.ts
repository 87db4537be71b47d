import { standsFor } from '../gateway/classification.ts';
import type { GptId } from '../gpt/gpt-id.ts';
import { type GptSummary, toSummary } from '../gpt/summary.ts';
import { isRecent } from '../lib/is-recent.ts';
import type { GptCache } from './cache/cache.ts';

/** A GPT that the library has. */
export interface CachedSummary {
  id: GptId;
  /** A look-up of it would ask nobody. */
  isFresh: boolean;
  /** Milliseconds since 1970. */
  readAt: number;
  gpt: GptSummary;
}

/** What can be said of many GPTs without asking the gateway. */
export interface CacheSummary {
  cached: CachedSummary[];
  /** Known not to be there, and so recently that nobody would be asked again. One that was there once is in both. */
  missing: GptId[];
}

/** Whole GPTs in memory at a time: a megabyte at most. */
const CHUNK_SIZE = 250;

/** What the library knows of GPTs; `freshFor` in milliseconds. */
export async function getCacheSummary(
  ids: GptId[],
  cache: GptCache,
  freshForMs: number,
  now = Date.now(),
): Promise<CacheSummary> {
  const cached: CachedSummary[] = [];
  const missing: GptId[] = [];
  for (let start = 0; start < ids.length; start += CHUNK_SIZE) {
    const chunk = ids.slice(start, start + CHUNK_SIZE);
    const [gpts, negatives] = await Promise.all([cache.getMany(chunk), cache.getNegatives(chunk)]);
    for (const { asked: id, gpt, readAt } of gpts) {
      const isFresh = isRecent(readAt, freshForMs, now);
      cached.push({ id, isFresh, readAt, gpt: toSummary(gpt) });
    }
    for (const negative of negatives) {
      const ms = standsFor(negative.failure, 'gpt', now);
      if (isRecent(negative.at, ms, now)) missing.push(negative.asked);
    }
  }
  return { cached, missing };
}
