import pRetry from 'p-retry';
import { onAbort } from '../lib/on-abort.ts';
import { isRetried, pauseAskedFor } from './classification.ts';
import { type Failure, failed, type Result } from './failure.ts';

/** Two more tries: a gateway that fails three times within seconds will not come back while a card waits. */
const RETRIES = 2;

/** Doubled each time, and up to doubled again by chance, so that many surfaces do not come back at once. */
const INITIAL_DELAY_MS = 400;

/** A card may wait so long for a gateway that asks for a pause; beyond, the person decides. */
const MAX_PAUSE_MS = 3000;

/** A try that itself took so long is not worth another while somebody looks at a skeleton. */
const MAX_TRY_MS = 5000;

class Retriable extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.kind);
    this.failure = failure;
  }
}

/**
 * Tries again what a moment can mend: an overloaded gateway, a broken connection. Never once data began to come:
 * what is asked for again may be charged again. Rejects when `signal` aborts.
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
        if (!result.ok && isQuick && isRetried(result.failure, MAX_PAUSE_MS, Date.now())) {
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
    const ms = pauseAskedFor(failure, Date.now()) ?? 0;
    // The clock may have been set back since it was asked for.
    const timer = setTimeout(resolve, Math.min(ms, MAX_PAUSE_MS));
    if (signal) {
      onAbort(signal, () => {
        clearTimeout(timer);
        resolve();
      });
    }
  });
}
