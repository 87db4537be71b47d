/** A slice may take 4 ms at most; this leaves room for its last step and for a slow machine. */
const SLICE_MS = 2;

/**
 * Longer in a hidden tab, where nobody notices and browsers may run only one slice per second: a scan requested from
 * another tab would take minutes. Still below a long task (50 ms).
 */
const HIDDEN_SLICE_MS = 40;

/** Durations of the slices. */
export interface SliceStats {
  /** Total script time. */
  ms: number;
  longestSliceMs: number;
}

/**
 * Runs a generator in short slices while the page is idle. An aborted signal stops it between two slices; the promise
 * then rejects with the signal's reason. `idleTimeoutMs`: how long a busy page may delay a slice.
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
