/** A slice must not be felt: 4 ms at most, with room for the last step and for a machine that does other things too. */
const SLICE_MS = 2;

/**
 * In a hidden tab nobody feels it, and a browser may give it no more than one slice a second: there a survey
 * that is started from another tab would wait for minutes. Still below what counts as a long task, 50 ms.
 */
const HIDDEN_SLICE_MS = 40;

/** How a piece of work went. */
export interface SliceStats {
  /** Script time of all slices. */
  ms: number;
  longestSliceMs: number;
}

/**
 * Does work that pauses (a generator) in short slices, while the page has nothing better to do. An
 * aborted signal ends it between two slices; the promise then rejects with the signal's reason.
 * `patienceMs`: how long a busy page may put off a slice.
 */
export async function runInSlices(
  work: Iterator<void>,
  { signal, idleTimeoutMs }: { signal?: AbortSignal; idleTimeoutMs: number },
): Promise<SliceStats> {
  const stats: SliceStats = { ms: 0, longestSliceMs: 0 };
  for (let isDone = false; !isDone; ) {
    await new Promise((resolve) => requestIdleCallback(resolve, { timeout: idleTimeoutMs }));
    signal?.throwIfAborted();
    const limit = document.hidden ? HIDDEN_SLICE_MS : SLICE_MS;
    const start = performance.now();
    let ms = 0;
    do {
      isDone = work.next().done === true;
      ms = performance.now() - start;
    } while (!isDone && ms < limit);
    stats.ms += ms;
    stats.longestSliceMs = Math.max(stats.longestSliceMs, ms);
  }
  return stats;
}
