import { noFinds, search } from './find-gpts.ts';
import { inSlices } from './run-in-slices.ts';

/** Between two passes of a page that grows: what people see as one change is one. */
const LEAST_PAUSE_MS = 1_000;

/** A page that grows without end pays at most a fiftieth of its time. */
const PAUSE_PER_EFFORT = 50;

/** A slice may be put off for as long by a busy page. */
const PATIENCE_MS = 2_000;

/** What may bring a GPT or take one away. */
const CHANGES = {
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
export function keepCounting(onCount: (count: number) => void, signal: AbortSignal): void {
  let isDirty = true;
  let isCounting = false;
  let next: ReturnType<typeof setTimeout> | undefined;
  let notBefore = 0;

  // The first change is enough to know: an observer that stays costs a streaming page nearly as much as
  // the streaming itself.
  const observer = new MutationObserver(() => {
    observer.disconnect();
    isDirty = true;
    plan();
  });

  function plan(): void {
    if (!isDirty || isCounting || document.hidden || signal.aborted) return;
    clearTimeout(next);
    next = setTimeout(count, Math.max(0, notBefore - performance.now()));
  }

  async function count(): Promise<void> {
    // Asked again: a timer may be late, and the page hidden meanwhile.
    if (document.hidden || isCounting) return;
    isCounting = true;
    isDirty = false;
    const start = performance.now();
    const finds = noFinds();
    // What changes during the pass may stand where it has been already.
    observer.observe(document, CHANGES);
    try {
      const { ms } = await inSlices(search(document, finds), { signal, patienceMs: PATIENCE_MS });
      notBefore = start + Math.max(LEAST_PAUSE_MS, PAUSE_PER_EFFORT * ms);
      if (!isDirty) for (const root of finds.roots) observer.observe(root, CHANGES);
      onCount(finds.gpts.size);
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      isCounting = false;
      plan();
    }
  }

  document.addEventListener('visibilitychange', plan, { signal });
  signal.addEventListener('abort', () => {
    clearTimeout(next);
    observer.disconnect();
  });
  plan();
}
