import type { GptId } from '../gpt/gpt-id.ts';
import { type GptSummary, toSummary } from '../gpt/summary.ts';
import { isRecent } from '../lib/is-recent.ts';
import type { GptCache } from './cache/cache.ts';
import { getValidFailure } from './cache/negative-entry.ts';

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
  /** Ids that no gateway knows that would be asked. An id may be in both arrays if its GPT existed earlier. */
  missing: GptId[];
}

/** How many complete GPTs to hold in memory at a time: a megabyte, or up to five if all have large Actions. */
const CHUNK_SIZE = 250;

interface SummaryOptions {
  /** How long a cached GPT is fresh, in milliseconds. */
  freshForMs: number;
  /** The ids of the gateways that a lookup would ask. */
  gatewayIds: string[];
  now?: number;
}

/** Summarizes what the cache contains of `ids`, without sending a request. */
export async function getCacheSummary(
  ids: GptId[],
  cache: GptCache,
  { freshForMs, gatewayIds, now = Date.now() }: SummaryOptions,
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
      const isUnknown = (gatewayId: string) => getValidFailure(negative, gatewayId, now);
      if (gatewayIds.length > 0 && gatewayIds.every(isUnknown)) missing.push(negative.asked);
    }
  }
  return { cached, missing };
}
