import { emptyScanResult, scan } from './find-gpts.ts';
import { runInSlices } from './run-in-slices.ts';

/** Minimum time between two scans of a growing page: several changes are counted at once. */
const MIN_PAUSE_MS = 1_000;

/** A continuously growing page spends at most a fiftieth of its time on scans. */
const PAUSE_FACTOR = 50;

/** How long a busy page may delay a slice. */
const IDLE_TIMEOUT_MS = 2_000;

/** Changes that may add or remove a GPT. */
const OBSERVED_CHANGES = {
  childList: true,
  subtree: true,
  characterData: true,
  attributes: true,
  attributeFilter: ['href'],
};

/**
 * Counts the GPTs of this document, and again after changes, until the signal aborts. Calls `onCount` after every
 * scan. A hidden page is not scanned until it is visible; an unchanged page costs nothing.
 */
export function observeGptCount(onCount: (count: number) => void, signal: AbortSignal): void {
  let isDirty = true;
  let isCounting = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let nextCountAt = 0;

  // Disconnect after the first change: a connected observer costs a streaming page nearly as much as the streaming
  // itself.
  const observer = new MutationObserver(() => {
    observer.disconnect();
    isDirty = true;
    schedule();
  });

  function schedule(): void {
    if (!isDirty || isCounting || document.hidden || signal.aborted) return;
    clearTimeout(timer);
    timer = setTimeout(count, Math.max(0, nextCountAt - performance.now()));
  }

  async function count(): Promise<void> {
    // The timer may fire late, when the page is hidden.
    if (document.hidden || isCounting) return;
    isCounting = true;
    isDirty = false;
    const start = performance.now();
    const result = emptyScanResult();
    // A change during the scan may be in a part that was already scanned.
    observer.observe(document, OBSERVED_CHANGES);
    try {
      const { ms } = await runInSlices(scan(document, result), {
        signal,
        idleTimeoutMs: IDLE_TIMEOUT_MS,
      });
      nextCountAt = start + Math.max(MIN_PAUSE_MS, PAUSE_FACTOR * ms);
      if (!isDirty) for (const root of result.roots) observer.observe(root, OBSERVED_CHANGES);
      onCount(result.gpts.size);
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      isCounting = false;
      schedule();
    }
  }

  document.addEventListener('visibilitychange', schedule, { signal });
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    observer.disconnect();
  });
  schedule();
}
