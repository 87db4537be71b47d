/** Work takes at most about a tenth of the time, so that the page stays responsive. */
const PAUSE_FACTOR = 10;

/**
 * Returns a function that runs `act`, never concurrently. A call during a run or the pause after it causes one more run.
 * The pause is proportional to the duration of the run.
 */
export function adaptiveThrottle(
  act: () => Promise<void>,
  signal: AbortSignal,
): () => Promise<void> {
  let isBusy = false;
  let isCalled = false;

  return async function call() {
    isCalled = true;
    if (isBusy) return;
    isBusy = true;
    while (isCalled && !signal.aborted) {
      isCalled = false;
      const start = performance.now();
      await act();
      const elapsedMs = performance.now() - start;
      await new Promise((resolve) => setTimeout(resolve, elapsedMs * PAUSE_FACTOR));
    }
    isBusy = false;
  };
}
