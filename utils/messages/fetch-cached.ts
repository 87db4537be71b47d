import type { GptId } from '../gpt/gpt-id.ts';
import type { Knowledge } from '../lookup/cached-gpts.ts';
import { ask } from './send.ts';

/** What the library knows of some GPTs; no gateway is asked, and of nothing, nobody. */
export async function askKnown(ids: GptId[]): Promise<Knowledge> {
  return ids.length > 0 ? ask({ type: 'known', ids }) : { known: [], absent: [] };
}
