import type { GptId } from '../../gpt/gpt-id.ts';
import { fetchCached } from '../../messages/send.ts';
import { type Estimate, estimateCost } from '../batch/estimate-cost.ts';
import type { CachedSummaries } from './popup-view.ts';

/** What the library has of some GPTs, and what a survey of them would cost. */
interface CachedInfo {
  cached: CachedSummaries;
  estimate: Estimate;
}

/** Asks the library, no gateway. Nothing where the background does not answer. */
export async function fetchCachedInfo(ids: GptId[]): Promise<CachedInfo | undefined> {
  if (ids.length === 0) return undefined;
  const summary = await fetchCached(ids).catch(() => undefined);
  if (!summary) return undefined;
  const cached = new Map(summary.cached.map(({ id, gpt }) => [id, gpt]));
  return { cached, estimate: estimateCost(ids, summary) };
}
