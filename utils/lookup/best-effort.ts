import { withTimeout } from '../lib/with-timeout.ts';

/** Storage writes in milliseconds; a person who waits for an answer does not wait longer for its being noted. */
const PATIENCE_MS = 500;

/**
 * Waits a moment for what is only written down, so that it stands there before a background may die. It never
 * rejects: `onTrouble` hears why there is nothing, and what hangs is left to itself.
 */
export async function inTime<T>(
  work: Promise<T>,
  onTrouble: (error: unknown) => void,
): Promise<T | undefined> {
  try {
    return await withTimeout(work, PATIENCE_MS, 'Writing down');
  } catch (error) {
    onTrouble(error);
    return undefined;
  }
}
