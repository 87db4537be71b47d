import type { GptId } from '../ids/grammar.ts';
import type { Knowledge } from '../inspector/known.ts';
import { ask } from './ask.ts';

/** What the library knows of some GPTs; no gateway is asked, and of nothing, nobody. */
export async function askKnown(ids: GptId[]): Promise<Knowledge> {
  return ids.length > 0 ? ask({ type: 'known', ids }) : { known: [], absent: [] };
}
