import type { GptId } from '../gpt/gpt-id.ts';
import { native } from '../lib/browser/native-api.ts';
import type { CacheSummary } from '../lookup/cache-summary.ts';
import {
  LOOKUP_PORT,
  type LookupRequest,
  type LookupUpdate,
  type Message,
  type MessageResponses,
} from './protocol.ts';

/** Sends a message to the background. Rejects if the extension was updated or removed. */
export function sendMessage<T extends Message['type']>(
  message: Extract<Message, { type: T }>,
): Promise<MessageResponses[T]> {
  return native.runtime.sendMessage(message);
}

/** Summaries of cached GPTs, without a look-up. Sends no message if `ids` is empty. */
export async function fetchCached(ids: GptId[]): Promise<CacheSummary> {
  return ids.length > 0
    ? sendMessage({ type: 'get-cache-summary', ids })
    : { cached: [], missing: [] };
}

/** If the browser stops the background during a lookup, the second attempt starts it again. */
const MAX_ATTEMPTS = 2;

/** The client's limit for a lookup; the background's own is 25 s. */
const MAX_WAIT_MS = 35_000;

const INTERRUPTED: LookupUpdate = { answer: { found: false, failure: { kind: 'interrupted' } } };

/**
 * Looks up a GPT and calls `onUpdate` with at least one answer within `MAX_WAIT_MS`. Returns a function that cancels
 * the lookup, which may save the request to the gateway.
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
    // If an old version is already shown, keep it instead of showing that its refresh failed.
    if (!isAnswered) onUpdate(INTERRUPTED);
  }

  function attempt(attemptsLeft: number): void {
    const port = native.runtime.connect({ name: LOOKUP_PORT });
    close = () => port.disconnect();
    port.onMessage.addListener((message) => {
      const update = message as LookupUpdate;
      if ('isDone' in update) return stop();
      isAnswered ||= 'answer' in update;
      onUpdate(update);
    });
    port.onDisconnect.addListener(() => {
      // Unless the error is read, the browser logs it to the page's console.
      void (native.runtime as { lastError?: unknown } | undefined)?.lastError;
      close = () => {};
      if (attemptsLeft > 1 && !isAnswered && native.runtime?.id) attempt(attemptsLeft - 1);
      else giveUp();
    });
    port.postMessage(request);
  }

  try {
    attempt(MAX_ATTEMPTS);
  } catch {
    // The extension was updated or removed.
    giveUp();
  }
  return stop;
};
