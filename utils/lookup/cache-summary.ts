import { getBlockDuration } from '../gateway/classification.ts';
import type { GptId } from '../gpt/gpt-id.ts';
import { type GptSummary, toSummary } from '../gpt/summary.ts';
import { isRecent } from '../lib/is-recent.ts';
import type { GptCache } from './cache/cache.ts';

/** The summary of a cached GPT. */
export interface CachedSummary {
  id: GptId;
  /** Whether a lookup would answer from the cache alone. */
  isFresh: boolean;
  /** Milliseconds since 1970. */
  readAt: number;
  gpt: GptSummary;
}

/** What the cache contains of many GPTs. */
export interface CacheSummary {
  cached: CachedSummary[];
  /** Ids with a negative entry that is still valid. An id may be in both arrays if its GPT existed earlier. */
  missing: GptId[];
}

/** How many complete GPTs to hold in memory at a time: a megabyte, or up to five if all have large Actions. */
const CHUNK_SIZE = 250;

/** Summarizes what the cache contains of `ids`, without sending a request. */
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
      const ms = getBlockDuration(negative.failure, 'gpt', now);
      if (isRecent(negative.at, ms, now)) missing.push(negative.asked);
    }
  }
  return { cached, missing };
}
