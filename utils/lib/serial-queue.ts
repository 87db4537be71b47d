/** Does one piece of work after the other, in the order in which they came; one that fails does not stop the next. */
export function createSerialQueue(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    // Not handed to `then` itself: what came before is none of its business.
    const turn = last.then(() => work());
    last = turn.catch(() => {});
    return turn;
  };
}
