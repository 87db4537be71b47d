import { native } from '../lib/browser/native-api.ts';
import {
  LOOKUP_PORT,
  type LookupRequest,
  type LookupUpdate,
  type Message,
  type MessageResponses,
} from './protocol.ts';

/** Asks the background once. Rejects when the extension was updated or removed. */
export function sendMessage<T extends Message['type']>(
  message: Extract<Message, { type: T }>,
): Promise<MessageResponses[T]> {
  return native.runtime.sendMessage(message);
}

/** A background that dies while it is asked is woken and asked once more; then it is a failure. */
const MAX_TRIES = 2;

/** The background gives up a look-up after 25 s; a surface never waits for more than this. */
const MAX_WAIT_MS = 35_000;

const INTERRUPTED: LookupUpdate = { answer: { found: false, failure: { kind: 'interrupted' } } };

/**
 * Asks for a GPT and tells what is heard: one answer at least, within `LONGEST_WAIT_MS`. Gives the
 * function that ends the question: who leaves before the answer is there spares the request.
 */
export type LookUp = (
  request: LookupRequest,
  onUpdate: (update: LookupUpdate) => void,
) => () => void;

export const lookUp: LookUp = (request, onUpdate) => {
  let isAnswered = false;
  let close = () => {};
  const timer = setTimeout(() => giveUp(), MAX_WAIT_MS);

  function stop(): void {
    clearTimeout(timer);
    const closeOnce = close;
    close = () => {};
    closeOnce();
  }

  function giveUp(): void {
    stop();
    // An old reading that is shown already is better than a word about its renewal.
    if (!isAnswered) onUpdate(INTERRUPTED);
  }

  function attempt(triesLeft: number): void {
    const port = native.runtime.connect({ name: LOOKUP_PORT });
    close = () => port.disconnect();
    port.onMessage.addListener((message) => {
      const update = message as LookupUpdate;
      if ('isDone' in update) return stop();
      isAnswered ||= 'answer' in update;
      onUpdate(update);
    });
    port.onDisconnect.addListener(() => {
      // The error must be read, or the browser logs it on the page's console.
      void (native.runtime as { lastError?: unknown } | undefined)?.lastError;
      close = () => {};
      if (triesLeft > 1 && !isAnswered && native.runtime?.id) attempt(triesLeft - 1);
      else giveUp();
    });
    port.postMessage(request);
  }

  try {
    attempt(MAX_TRIES);
  } catch {
    // Cut off from an extension that was updated or removed.
    giveUp();
  }
  return stop;
};
