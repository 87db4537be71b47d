/** Maximum delay of the first card on a page that is still loading; some pages never finish. */
const MAX_WAIT_MS = 1000;

let hasWaited = false;

/**
 * Calls `act` once the page has probably hydrated, immediately if it has loaded. React 18 compares the whole document
 * with its own output while the page loads, and discards it because of one foreign element, such as the card's host
 * beside the body. Later hydration cannot be detected.
 */
export function afterHydration(act: () => void, signal: AbortSignal): void {
  if (hasWaited || document.readyState === 'complete') {
    act();
    return;
  }
  const done = new AbortController();
  const timer = setTimeout(end, MAX_WAIT_MS);
  function end(): void {
    hasWaited = true;
    clearTimeout(timer);
    done.abort();
    if (!signal.aborted) act();
  }
  // Some pages hydrate in a `load` listener, which runs right after this event.
  const onState = () => document.readyState === 'complete' && setTimeout(end);
  document.addEventListener('readystatechange', onState, { signal: done.signal });
}
