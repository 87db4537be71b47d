/** `act`, at once when it is called and then at most every `ms` milliseconds; the last call is never lost. */
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
