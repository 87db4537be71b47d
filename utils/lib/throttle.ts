/** Returns a function that runs `act` at once, then at most every `ms` milliseconds, also after the last call. */
export function throttle(act: () => void, ms: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isCalled = false;

  function onTimeout(): void {
    timer = undefined;
    if (isCalled) call();
  }

  function call(): void {
    isCalled = timer !== undefined;
    if (isCalled) return;
    timer = setTimeout(onTimeout, ms);
    act();
  }

  return call;
}
