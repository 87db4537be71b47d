/**
 * Runs `cleanUp` once the signal aborts; at once where it already has, because a listener that is added then is never
 * called, and whatever it was to remove would stay.
 */
export function onAbort(signal: AbortSignal, cleanUp: () => void): void {
  if (signal.aborted) cleanUp();
  else signal.addEventListener('abort', cleanUp, { once: true });
}
