/** Creates a queue that runs one task at a time, in order. A failing task does not stop the next one. */
export function createSerialQueue(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    // Don't pass the previous result to `work`.
    const turn = last.then(() => work());
    last = turn.catch(() => {});
    return turn;
  };
}
