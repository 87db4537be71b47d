import type { GptId } from '../ids/grammar.ts';
import { ask } from '../messages/ask.ts';
import type { KnownGpts } from './popup-view.ts';

/** What the library has of some GPTs; no gateway is asked. Nothing where the background does not answer. */
export async function knownOf(ids: GptId[]): Promise<KnownGpts | undefined> {
  if (ids.length === 0) return undefined;
  const answer = await ask({ type: 'known', ids }).catch(() => undefined);
  return answer && new Map(answer.known.map(({ id, gpt }) => [id, gpt]));
}
