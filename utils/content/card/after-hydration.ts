/** How long a card waits for a page that is still loading; one that never ends to load must not cost more than that. */
const LONGEST_WAIT_MS = 1000;

let hasWaited = false;

/**
 * Calls back when the page has probably taken over what its server has written, at once where it has loaded. React 18
 * compares a whole document with what it would draw, and throws it away for one element that is not its own, such as
 * ours beside the body. It does so while the page loads; what hydrates later is not to be foreseen.
 */
export function afterHydration(act: () => void, signal: AbortSignal): void {
  if (hasWaited || document.readyState === 'complete') {
    act();
    return;
  }
  const done = new AbortController();
  const timer = setTimeout(end, LONGEST_WAIT_MS);
  function end(): void {
    hasWaited = true;
    clearTimeout(timer);
    done.abort();
    if (!signal.aborted) act();
  }
  // Some hydrate when they hear of `load`, which comes right after.
  const onState = () => document.readyState === 'complete' && setTimeout(end);
  document.addEventListener('readystatechange', onState, { signal: done.signal });
}
