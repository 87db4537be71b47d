import pRetry from 'p-retry';
import { onAbort } from '../lib/on-abort.ts';
import { canRetry, getRequestedPause } from './classification.ts';
import { type Failure, failed, type Result } from './failure.ts';

/** A gateway that fails three times within seconds will hardly recover while the user waits for the card. */
const RETRIES = 2;

/**
 * Doubles with each retry, multiplied by a random factor between 1 and 2 so that clients do not retry at the same time.
 */
const INITIAL_DELAY_MS = 400;

/** Longest pause requested by the gateway to wait for. If it is longer, the user decides whether to retry. */
const MAX_WAIT_MS = 3000;

/** An attempt that takes longer is not retried, because the user is waiting. */
const MAX_TRY_MS = 5000;

class Retriable extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.kind);
    this.failure = failure;
  }
}

/**
 * Retries temporary failures, such as an overloaded gateway or a broken connection. Never retries after the gateway has
 * started to respond, because it may charge again. Rejects only when `signal` aborts.
 */
export async function withRetries<T>(
  attempt: () => Promise<Result<T>>,
  signal?: AbortSignal,
): Promise<Result<T>> {
  try {
    return await pRetry(
      async () => {
        const start = performance.now();
        const result = await attempt();
        const isQuick = performance.now() - start < MAX_TRY_MS;
        if (!result.ok && isQuick && canRetry(result.failure, MAX_WAIT_MS, Date.now())) {
          throw new Retriable(result.failure);
        }
        return result;
      },
      {
        retries: RETRIES,
        minTimeout: INITIAL_DELAY_MS,
        randomize: true,
        signal,
        shouldRetry: ({ error }) => error instanceof Retriable,
        onFailedAttempt: ({ error, retriesLeft }) =>
          error instanceof Retriable && retriesLeft > 0
            ? waitForPause(error.failure, signal)
            : undefined,
      },
    );
  } catch (error) {
    if (error instanceof Retriable && !signal?.aborted) return failed(error.failure);
    throw error;
  }
}

function waitForPause(failure: Failure, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const ms = getRequestedPause(failure, Date.now()) ?? 0;
    // The clock may have been set back since the response.
    const timer = setTimeout(resolve, Math.min(ms, MAX_WAIT_MS));
    if (signal) {
      onAbort(signal, () => {
        clearTimeout(timer);
        resolve();
      });
    }
  });
}
