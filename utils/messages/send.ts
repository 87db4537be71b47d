import { native } from '../lib/browser/native-api.ts';
import {
  INSPECTION_PORT,
  type Inspection,
  type Question,
  type Replies,
  type Told,
} from './protocol.ts';

/** Asks the background once. Rejects when the extension was updated or removed. */
export function ask<T extends Question['type']>(
  question: Extract<Question, { type: T }>,
): Promise<Replies[T]> {
  return native.runtime.sendMessage(question);
}

/** A background that dies while it is asked is woken and asked once more; then it is a failure. */
const MOST_TRIES = 2;

/** The background gives up a look-up after 25 s; a surface never waits for more than this. */
const LONGEST_WAIT_MS = 35_000;

const INTERRUPTED: Told = { answer: { found: false, failure: { kind: 'interrupted' } } };

/**
 * Asks for a GPT and tells what is heard: one answer at least, within `LONGEST_WAIT_MS`. Gives the
 * function that ends the question: who leaves before the answer is there spares the request.
 */
export type Inspect = (inspection: Inspection, hear: (told: Told) => void) => () => void;

export const inspect: Inspect = (inspection, hear) => {
  let isAnswered = false;
  let close = () => {};
  const patience = setTimeout(() => giveUp(), LONGEST_WAIT_MS);

  function end(): void {
    clearTimeout(patience);
    const closeOnce = close;
    close = () => {};
    closeOnce();
  }

  function giveUp(): void {
    end();
    // An old reading that is shown already is better than a word about its renewal.
    if (!isAnswered) hear(INTERRUPTED);
  }

  function attempt(triesLeft: number): void {
    const port = native.runtime.connect({ name: INSPECTION_PORT });
    close = () => port.disconnect();
    port.onMessage.addListener((message) => {
      const told = message as Told;
      if ('end' in told) return end();
      isAnswered ||= 'answer' in told;
      hear(told);
    });
    port.onDisconnect.addListener(() => {
      // The error must be read, or the browser logs it on the page's console.
      void (native.runtime as { lastError?: unknown } | undefined)?.lastError;
      close = () => {};
      if (triesLeft > 1 && !isAnswered && native.runtime?.id) attempt(triesLeft - 1);
      else giveUp();
    });
    port.postMessage(inspection);
  }

  try {
    attempt(MOST_TRIES);
  } catch {
    // Cut off from an extension that was updated or removed.
    giveUp();
  }
  return end;
};
