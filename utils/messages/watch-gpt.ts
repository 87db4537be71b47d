import type { GptId } from '../gpt/gpt-id.ts';
import { onAbort } from '../lib/on-abort.ts';
import type { LookupAnswer } from '../lookup/lookup-service.ts';
import { isInPrivateWindow } from './private-window.ts';
import type { LookupRequest } from './protocol.ts';
import { lookUp, sendMessage } from './send.ts';

/** The progress of a lookup; `picture` is a data URL. */
export interface GptLookupState {
  answer?: LookupAnswer;
  picture?: string;
}

/** Looks up a GPT and calls `onChange` with each update, the picture last, until the signal aborts. */
export async function watchGpt(
  id: GptId,
  options: Omit<LookupRequest, 'id' | 'isPrivate'>,
  onChange: (state: GptLookupState) => void,
  signal: AbortSignal,
): Promise<void> {
  let state: GptLookupState = {};
  const update = (more: GptLookupState) => {
    if (signal.aborted) return;
    state = { ...state, ...more };
    onChange(state);
  };
  update({});
  const isPrivate = await isInPrivateWindow();
  if (signal.aborted) return;
  const stop = lookUp({ id, isPrivate, ...options }, async (lookupUpdate) => {
    if (signal.aborted || !('answer' in lookupUpdate)) return;
    const { answer } = lookupUpdate;
    update({ answer });
    if (!answer.found || !answer.cached.gpt.pictureUrl) return;
    const picture = await sendMessage({ type: 'get-picture', id, isPrivate }).catch(
      () => undefined,
    );
    if (picture) update({ picture });
  });
  onAbort(signal, stop);
}

/** Calls `onChange` with a cached GPT, then with its cached picture, without a look-up. */
export async function showCachedGpt(
  id: GptId,
  onChange: (state: GptLookupState) => void,
  signal: AbortSignal,
): Promise<void> {
  const isPrivate = await isInPrivateWindow();
  const [cached] = await sendMessage({ type: 'get-cached-gpts', ids: [id], isPrivate }).catch(
    () => [],
  );
  if (signal.aborted) return;
  const answer: LookupAnswer | undefined = cached && { found: true, cached };
  onChange({ answer });
  if (!cached?.gpt.pictureUrl) return;
  const picture = await sendMessage({ type: 'get-picture', id, isPrivate, isCached: true }).catch(
    () => undefined,
  );
  if (picture && !signal.aborted) onChange({ answer, picture });
}
