import { isInPrivateWindow } from '../browser/private-window.ts';
import type { GptId } from '../ids/grammar.ts';
import type { Answer } from '../inspector/inspector.ts';
import { ask, inspect } from './ask.ts';
import type { Inspection } from './protocol.ts';

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
  signal.addEventListener('abort', stop);
}
