import { emptyScanResult, scan } from './find-gpts.ts';
import { runInSlices } from './run-in-slices.ts';

/** Between two passes of a page that grows: what people see as one change is one. */
const MIN_PAUSE_MS = 1_000;

/** A page that grows without end pays at most a fiftieth of its time. */
const PAUSE_FACTOR = 50;

/** A slice may be put off for as long by a busy page. */
const IDLE_TIMEOUT_MS = 2_000;

/** What may bring a GPT or take one away. */
const OBSERVED_CHANGES = {
  childList: true,
  subtree: true,
  characterData: true,
  attributes: true,
  attributeFilter: ['href'],
};

/**
 * Counts the GPTs of this document, and again when it has changed; `onCount` is told after every pass, until
 * the signal is aborted. A hidden page is not counted until it is seen, a quiet page costs nothing.
 */
export function observeGptCount(onCount: (count: number) => void, signal: AbortSignal): void {
  let isDirty = true;
  let isCounting = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let nextCountAt = 0;

  // The first change is enough to know: an observer that stays costs a streaming page nearly as much as
  // the streaming itself.
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
    // Asked again: a timer may be late, and the page hidden meanwhile.
    if (document.hidden || isCounting) return;
    isCounting = true;
    isDirty = false;
    const start = performance.now();
    const result = emptyScanResult();
    // What changes during the pass may stand where it has been already.
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
