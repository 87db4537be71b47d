import type { LookupAnswer, LookupService } from '../../lookup/lookup-service.ts';
import type { BatchQueue, RunningBatch } from '../../user-data/batch-queue.ts';
import type { BatchItem } from '../../user-data/schema.ts';
import { isPausedUntil } from './backoff.ts';
import { createResultHandler } from './handle-result.ts';

/** Lower than the concurrency limit of lookups, so that a hover does not wait for a batch. */
export const CONCURRENCY = 3;

export interface BatchEngineDeps {
  queue: BatchQueue;
  lookUp: LookupService['lookUp'];
  /**
   * Schedules calls of `run` from a time (milliseconds since 1970) on, repeatedly, even if the background is stopped
   * meanwhile. Without a time, cancels them.
   */
  wakeAt(time: number | undefined): void;
  now?: () => number;
}

export interface BatchEngine {
  /**
   * Aborts cancelled batches and processes running ones until nothing is left to do. May be called at any time, also
   * while it is running. Never rejects.
   */
  run(): Promise<void>;
}

/** Looks up the GPTs of batches. The user data holds the entire state, so that a restart loses nothing. */
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

  /** Wakes the worker. */
  function notify(): void {
    changed.resolve();
    changed = Promise.withResolvers();
  }

  async function processQueue(): Promise<void> {
    await scheduleWake();
    for (;;) {
      if (fatal) throw fatal.error;
      // Taken before reading the queue, so that changes meanwhile are noticed.
      const { promise } = changed;
      const next = inFlight.size < CONCURRENCY ? await nextItem() : undefined;
      if (next) start(next);
      else if (inFlight.size > 0) await promise;
      else {
        await scheduleWake();
        if (promise !== changed.promise) continue;
        // Synchronously after the check, so a later call restarts the loop.
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
        // Ignore errors of a cancelled look-up.
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
        // If results cannot be saved, continuing would repeat the same look-ups.
        console.error('GPT Lens: batches are stopped until the next wake-up.', error);
      }
    },
  };
}

function toKey({ survey, place }: BatchItem): string {
  return `${survey} ${place}`;
}
