/**
 * Calls `cleanUp` when the signal aborts; immediately if it already has, because a listener added to an aborted signal is
 * never called.
 */
export function onAbort(signal: AbortSignal, cleanUp: () => void): void {
  if (signal.aborted) cleanUp();
  else signal.addEventListener('abort', cleanUp, { once: true });
}
