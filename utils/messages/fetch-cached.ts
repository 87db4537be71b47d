import type { GptId } from '../gpt/gpt-id.ts';
import type { CacheSummary } from '../lookup/cache-summary.ts';
import { sendMessage } from './send.ts';

/** What the library knows of some GPTs; no gateway is asked, and of nothing, nobody. */
export async function fetchCached(ids: GptId[]): Promise<CacheSummary> {
  return ids.length > 0
    ? sendMessage({ type: 'get-cache-summary', ids })
    : { cached: [], missing: [] };
}
