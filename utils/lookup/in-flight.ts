import PQueue from 'p-queue';
import { failed, type Result } from '../gateway/failure.ts';

/** Gateways count requests at a time; a person looks at one or two things. */
const CONCURRENCY = 4;

/**
 * From asking to giving up, waiting and retries included. Below the 30 s after which Chromium may stop
 * a background that only waits.
 */
const TIMEOUT_MS = 25_000;

/** One request for a key, and how many surfaces wait for it. */
interface InFlightLookup<T> {
  result: Promise<Result<T>>;
  slot: QueueSlot;
  waiters: number;
  aborter: AbortController;
}

/** Where a look-up is in the queue. */
interface QueueSlot {
  id: string;
  priority: number;
  hasStarted: boolean;
}

/** Look-ups under way: a few at once, the urgent ones first, one for a key however many ask for it. */
export function createInFlightLookups<Key, T>() {
  const queue = new PQueue({ concurrency: CONCURRENCY });
  const inFlight = new Map<Key, InFlightLookup<T>>();
  let nextSlotId = 0;

  function start(
    key: Key,
    priority: number,
    work: (signal: AbortSignal) => Promise<Result<T>>,
  ): InFlightLookup<T> {
    const aborter = new AbortController();
    const slot: QueueSlot = { id: `${nextSlotId++}`, priority, hasStarted: false };
    const run = (signal: AbortSignal) => {
      slot.hasStarted = true;
      return work(signal);
    };
    const result = withDeadline(aborter.signal, (signal) =>
      queue.add(() => run(signal), { id: slot.id, priority, signal }),
    );
    const lookup = { result, slot, waiters: 0, aborter };
    inFlight.set(key, lookup);
    const onSettled = () => remove(key, lookup);
    result.then(onSettled, onSettled);
    return lookup;
  }

  /** Lets a look-up that still waits for its turn come before others. */
  function raisePriority(slot: QueueSlot, priority: number): void {
    if (slot.hasStarted || slot.priority >= priority) return;
    slot.priority = priority;
    queue.setPriority(slot.id, priority);
  }

  function remove(key: Key, lookup: InFlightLookup<T>): void {
    if (inFlight.get(key) === lookup) inFlight.delete(key);
  }

  /** Waits for the look-up of a key until `signal` aborts; the last one to leave ends the request. */
  function join(
    key: Key,
    priority: number,
    work: (signal: AbortSignal) => Promise<Result<T>>,
    signal?: AbortSignal,
  ): Promise<Result<T>> {
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

/** The work's result, or a timeout when it takes too long. Rejects when `signal` aborts. */
async function withDeadline<T>(
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<Result<T>>,
): Promise<Result<T>> {
  const deadline = AbortSignal.timeout(TIMEOUT_MS);
  try {
    return await work(AbortSignal.any([signal, deadline]));
  } catch (error) {
    if (deadline.aborted) return failed({ kind: 'timeout', seconds: TIMEOUT_MS / 1000 });
    throw error;
  }
}
