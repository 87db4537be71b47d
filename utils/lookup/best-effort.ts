import { withTimeout } from '../lib/with-timeout.ts';

/** Storage responds within milliseconds; a person who waits for a result must not wait longer for bookkeeping. */
const TIMEOUT_MS = 500;

/**
 * Waits briefly for bookkeeping, so that it completes before the browser may stop the background. Never rejects: on a
 * failure or timeout it calls `onError` and returns `undefined`. It does not cancel work that takes too long.
 */
export async function bestEffort<T>(
  work: Promise<T>,
  onError: (error: unknown) => void,
): Promise<T | undefined> {
  try {
    return await withTimeout(work, TIMEOUT_MS, 'Bookkeeping');
  } catch (error) {
    onError(error);
    return undefined;
  }
}
