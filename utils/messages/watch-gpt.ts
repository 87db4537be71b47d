import type { GptId } from '../gpt/gpt-id.ts';
import { onAbort } from '../lib/on-abort.ts';
import type { Answer } from '../lookup/lookup-service.ts';
import { isInPrivateWindow } from './private-window.ts';
import type { Inspection } from './protocol.ts';
import { ask, inspect } from './send.ts';

/** What is known of a GPT so far; `picture` as a data URL. */
export interface Shown {
  answer?: Answer;
  picture?: string;
}

/** Asks for a GPT and shows what comes, its picture last, until the signal aborts. */
export async function showGpt(
  id: GptId,
  how: Omit<Inspection, 'id' | 'isPrivate'>,
  show: (shown: Shown) => void,
  signal: AbortSignal,
): Promise<void> {
  let shown: Shown = {};
  const change = (more: Shown) => {
    if (signal.aborted) return;
    shown = { ...shown, ...more };
    show(shown);
  };
  change({});
  const isPrivate = await isInPrivateWindow();
  if (signal.aborted) return;
  const stop = inspect({ id, isPrivate, ...how }, async (told) => {
    if (signal.aborted || !('answer' in told)) return;
    const { answer } = told;
    change({ answer });
    if (!answer.found || !answer.reading.gpt.pictureUrl) return;
    const picture = await ask({ type: 'picture', id, isPrivate }).catch(() => undefined);
    if (picture) change({ picture });
  });
  onAbort(signal, stop);
}

/** Shows what the cache has of a GPT, its picture last: nobody is asked for anything. */
export async function showCachedGpt(
  id: GptId,
  show: (shown: Shown) => void,
  signal: AbortSignal,
): Promise<void> {
  const isPrivate = await isInPrivateWindow();
  const [reading] = await ask({ type: 'readings', ids: [id], isPrivate }).catch(() => []);
  if (signal.aborted) return;
  const answer: Answer | undefined = reading && { found: true, reading };
  show({ answer });
  if (!reading?.gpt.pictureUrl) return;
  const picture = await ask({ type: 'picture', id, isPrivate, isCached: true }).catch(
    () => undefined,
  );
  if (picture && !signal.aborted) show({ answer, picture });
}
