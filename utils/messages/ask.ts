import { native } from '../native.ts';
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

/**
 * Asks for a GPT and tells what is heard. Gives the function that ends the question: who leaves
 * before the answer is there spares the request.
 */
export function inspect(inspection: Inspection, hear: (told: Told) => void): () => void {
  let end = () => {};

  function attempt(triesLeft: number): void {
    const port = native.runtime.connect({ name: INSPECTION_PORT });
    end = () => port.disconnect();
    port.onMessage.addListener((message) => {
      const told = message as Told;
      if ('answer' in told) port.disconnect();
      hear(told);
    });
    port.onDisconnect.addListener(() => {
      // The error must be read, or the browser logs it on the page's console.
      void (native.runtime as { lastError?: unknown }).lastError;
      if (triesLeft > 1 && native.runtime.id) attempt(triesLeft - 1);
      else hear({ answer: { found: false, failure: { kind: 'interrupted' } } });
    });
    port.postMessage(inspection);
  }

  try {
    attempt(MOST_TRIES);
  } catch {
    hear({ answer: { found: false, failure: { kind: 'interrupted' } } });
  }
  return () => end();
}
