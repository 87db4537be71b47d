import type { LookupAnswer, LookupService } from '../../lookup/lookup-service.ts';
import type { BatchQueue, RunningBatch } from '../../user-data/batch-queue.ts';
import type { BatchItem } from '../../user-data/schema.ts';
import { isPausedUntil } from './backoff.ts';
import { createResultHandler } from './handle-result.ts';

/** Fewer than the look-ups that there may be at once: a hover finds a free place, however long a survey is. */
export const CONCURRENCY = 3;

export interface BatchEngineDeps {
  queue: BatchQueue;
  lookUp: LookupService['lookUp'];
  /**
   * Sees to it that `run` is called at a time (milliseconds since 1970) and again and again after it, even if
   * the background dies meanwhile; without a time, that it is not.
   */
  wakeAt(time: number | undefined): void;
  now?: () => number;
}

export interface BatchEngine {
  /**
   * Works on what runs until there is nothing left to do, and lets go of what is not wanted any more. To call
   * it again is never wrong; it never rejects.
   */
  run(): Promise<void>;
}

/** Looks up the GPTs of surveys. What is to be done stands in the records alone, so that dying loses nothing. */
export function createBatchEngine({
  queue,
  lookUp,
  wakeAt,
  now = Date.now,
}: BatchEngineDeps): BatchEngine {
  const handleResult = createResultHandler(queue, now);
  const inFlight = new Map<string, { batch: string; aborter: AbortController }>();
  let changed = Promise.withResolvers<void>();
  let fatal: { error: unknown } | undefined;
  let isWorking = false;

  /** Has who works look again at what there is to do. */
  function notify(): void {
    changed.resolve();
    changed = Promise.withResolvers();
  }

  async function processQueue(): Promise<void> {
    await scheduleWake();
    for (;;) {
      if (fatal) throw fatal.error;
      // Before looking: what changes meanwhile is looked at again.
      const { promise } = changed;
      const next = inFlight.size < CONCURRENCY ? await nextItem() : undefined;
      if (next) start(next);
      else if (inFlight.size > 0) await promise;
      else {
        await scheduleWake();
        if (promise !== changed.promise) continue;
        // In the same breath as the look: whoever calls from now on starts again.
        isWorking = false;
        return;
      }
    }
  }

  async function scheduleWake(): Promise<void> {
    const running = await queue.getRunning();
    const times = running.map(({ state }) => endOfWait(state) ?? now());
    wakeAt(times.length > 0 ? Math.min(...times) : undefined);
  }

  function endOfWait({ wait }: RunningBatch['state']): number | undefined {
    return isPausedUntil(wait?.until, now()) ? wait?.until : undefined;
  }

  async function nextItem(): Promise<{ batch: RunningBatch; item: BatchItem } | undefined> {
    for (const batch of await queue.getRunning()) {
      if (endOfWait(batch.state) !== undefined) continue;
      const items = await queue.getWaiting(batch.survey, inFlight.size + 1);
      const item = items.find((each) => !inFlight.has(toKey(each)));
      if (item) return { batch, item };
      if (items.length === 0) await queue.finish(batch.survey);
    }
    return undefined;
  }

  function start({ batch, item }: { batch: RunningBatch; item: BatchItem }): void {
    const aborter = new AbortController();
    inFlight.set(toKey(item), { batch: item.survey, aborter });
    lookUpItem(batch, item, aborter.signal)
      .catch((error) => {
        // A cancelled look-up is as if it had never been begun.
        if (!aborter.signal.aborted) fatal = { error };
      })
      .finally(() => {
        inFlight.delete(toKey(item));
        notify();
      });
  }

  async function lookUpItem(
    batch: RunningBatch,
    item: BatchItem,
    signal: AbortSignal,
  ): Promise<void> {
    let isLookUp = false;
    let last: LookupAnswer | undefined;
    const onRequest = () => {
      isLookUp = true;
    };
    const refresh = item.state === 'waiting' && item.isAnew;
    for await (const answer of lookUp(item.id, { reason: 'survey', refresh, signal, onRequest })) {
      last = answer;
    }
    if (last) await handleResult(batch, item, last, isLookUp);
  }

  async function abortCancelled(): Promise<void> {
    for (const { batch, aborter } of inFlight.values()) {
      if (!(await queue.isWanted(batch))) aborter.abort();
    }
  }

  return {
    async run() {
      notify();
      try {
        await abortCancelled();
        if (isWorking) return;
        isWorking = true;
        fatal = undefined;
        await processQueue();
      } catch (error) {
        isWorking = false;
        // Records that cannot be written to: going on would ask the gateway for nothing, again and again.
        console.error('GPT Lens: surveys rest until they are woken.', error);
      }
    },
  };
}

function toKey({ survey, place }: BatchItem): string {
  return `${survey} ${place}`;
}
