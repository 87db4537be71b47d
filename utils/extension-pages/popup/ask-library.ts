import type { GptId } from '../../gpt/gpt-id.ts';
import { askKnown } from '../../messages/fetch-cached.ts';
import { type Estimate, estimateOf } from '../survey/estimate.ts';
import type { KnownGpts } from './popup-view.ts';

/** What the library has of some GPTs, and what a survey of them would cost. */
interface Learnt {
  known: KnownGpts;
  estimate: Estimate;
}

/** Asks the library, no gateway. Nothing where the background does not answer. */
export async function askLibrary(ids: GptId[]): Promise<Learnt | undefined> {
  if (ids.length === 0) return undefined;
  const answer = await askKnown(ids).catch(() => undefined);
  if (!answer) return undefined;
  const known = new Map(answer.known.map(({ id, gpt }) => [id, gpt]));
  return { known, estimate: estimateOf(ids, answer) };
}
