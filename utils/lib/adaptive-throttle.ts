/** Reading and drawing take a tenth of the time at most, so that hands are not kept waiting. */
const REST_FACTOR = 10;

/**
 * `act`, once at a time however often it is called; a call while it works or rests is made up for. The longer
 * it took, the longer it rests.
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
      await new Promise((resolve) => setTimeout(resolve, elapsedMs * REST_FACTOR));
    }
    isBusy = false;
  };
}
