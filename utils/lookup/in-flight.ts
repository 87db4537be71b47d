import PQueue from 'p-queue';
import type { Failure } from '../gateway/failure.ts';

/** Gateways limit concurrent requests, and a person looks at one or two GPTs at a time. */
const CONCURRENCY = 4;

/**
 * The limit of a lookup, including time in the queue and retries. It is below the 30 s after which Chromium may stop an
 * idle service worker.
 */
const TIMEOUT_MS = 25_000;

/** The shared lookup of a key and the number of its waiters. */
interface InFlightLookup<T> {
  result: Promise<T>;
  slot: QueueSlot;
  waiters: number;
  aborter: AbortController;
}

/** The position of a lookup in the queue. */
interface QueueSlot {
  id: string;
  priority: number;
  hasStarted: boolean;
}

/** What a lookup does. */
interface LookupWork<T> {
  run(signal: AbortSignal): Promise<T>;
  /** Returns the result if the time limit is exceeded. */
  onTimeout(failure: Failure): T;
}

/** Runs a few lookups at a time, those with the highest priority first. Lookups of the same key share one request. */
export function createInFlightLookups<Key, T>() {
  const queue = new PQueue({ concurrency: CONCURRENCY });
  const inFlight = new Map<Key, InFlightLookup<T>>();
  let nextSlotId = 0;

  function start(key: Key, priority: number, work: LookupWork<T>): InFlightLookup<T> {
    const aborter = new AbortController();
    const slot: QueueSlot = { id: `${nextSlotId++}`, priority, hasStarted: false };
    const run = (signal: AbortSignal) => {
      slot.hasStarted = true;
      return work.run(signal);
    };
    const queueWork = (signal: AbortSignal) =>
      queue.add(() => run(signal), { id: slot.id, priority, signal });
    const result = withDeadline(aborter.signal, queueWork, work.onTimeout);
    const lookup = { result, slot, waiters: 0, aborter };
    inFlight.set(key, lookup);
    const onSettled = () => remove(key, lookup);
    result.then(onSettled, onSettled);
    return lookup;
  }

  /** Moves a lookup that has not started yet ahead in the queue. */
  function raisePriority(slot: QueueSlot, priority: number): void {
    if (slot.hasStarted || slot.priority >= priority) return;
    slot.priority = priority;
    queue.setPriority(slot.id, priority);
  }

  function remove(key: Key, lookup: InFlightLookup<T>): void {
    if (inFlight.get(key) === lookup) inFlight.delete(key);
  }

  /** Joins or starts the lookup of a key. When the last waiter's `signal` aborts, the request is aborted. */
  function join(key: Key, priority: number, work: LookupWork<T>, signal?: AbortSignal): Promise<T> {
    signal?.throwIfAborted();
    const lookup = inFlight.get(key) ?? start(key, priority, work);
    lookup.waiters++;
    raisePriority(lookup.slot, priority);
    return new Promise((resolve, reject) => {
      const leave = () => {
        reject(signal?.reason);
        if (--lookup.waiters > 0) return;
        remove(key, lookup);
        lookup.aborter.abort();
      };
      signal?.addEventListener('abort', leave, { once: true });
      const stopListening = () => signal?.removeEventListener('abort', leave);
      lookup.result.then(resolve, reject).finally(stopListening);
    });
  }

  return { join };
}

/** Returns the result of `work`, or of `onTimeout` after `TIMEOUT_MS`. Rejects when `signal` aborts. */
async function withDeadline<T>(
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
  onTimeout: (failure: Failure) => T,
): Promise<T> {
  const deadline = AbortSignal.timeout(TIMEOUT_MS);
  try {
    return await work(AbortSignal.any([signal, deadline]));
  } catch (error) {
    if (deadline.aborted) return onTimeout({ kind: 'timeout', seconds: TIMEOUT_MS / 1000 });
    throw error;
  }
}
