import PQueue from 'p-queue';
import { failed, type Result } from '../gateway/failure.ts';

/** Gateways count requests at a time; a person looks at one or two things. */
const AT_ONCE = 4;

/**
 * From asking to giving up, waiting and retries included. Below the 30 s after which Chromium may stop
 * a background that only waits.
 */
const LONGEST_MS = 25_000;

/** One request for a key, and how many surfaces wait for it. */
interface LookUp<T> {
  result: Promise<Result<T>>;
  place: Place;
  waiting: number;
  aborter: AbortController;
}

/** Where a look-up is in the queue. */
interface Place {
  id: string;
  priority: number;
  hasBegun: boolean;
}

/** Look-ups under way: a few at once, the urgent ones first, one for a key however many ask for it. */
export function createLookUps<Key, T>() {
  const queue = new PQueue({ concurrency: AT_ONCE });
  const underWay = new Map<Key, LookUp<T>>();
  let places = 0;

  function start(
    key: Key,
    priority: number,
    work: (signal: AbortSignal) => Promise<Result<T>>,
  ): LookUp<T> {
    const aborter = new AbortController();
    const place: Place = { id: `${places++}`, priority, hasBegun: false };
    const begin = (signal: AbortSignal) => {
      place.hasBegun = true;
      return work(signal);
    };
    const result = boundedInTime(aborter.signal, (signal) =>
      queue.add(() => begin(signal), { id: place.id, priority, signal }),
    );
    const lookUp = { result, place, waiting: 0, aborter };
    underWay.set(key, lookUp);
    const end = () => forget(key, lookUp);
    result.then(end, end);
    return lookUp;
  }

  /** Lets a look-up that still waits for its turn come before others. */
  function raise(place: Place, priority: number): void {
    if (place.hasBegun || place.priority >= priority) return;
    place.priority = priority;
    queue.setPriority(place.id, priority);
  }

  function forget(key: Key, lookUp: LookUp<T>): void {
    if (underWay.get(key) === lookUp) underWay.delete(key);
  }

  /** Waits for the look-up of a key until `signal` aborts; the last one to leave ends the request. */
  function join(
    key: Key,
    priority: number,
    work: (signal: AbortSignal) => Promise<Result<T>>,
    signal?: AbortSignal,
  ): Promise<Result<T>> {
    signal?.throwIfAborted();
    const joined = underWay.get(key) ?? start(key, priority, work);
    joined.waiting++;
    raise(joined.place, priority);
    return new Promise((resolve, reject) => {
      const leave = () => {
        reject(signal?.reason);
        if (--joined.waiting > 0) return;
        forget(key, joined);
        joined.aborter.abort();
      };
      signal?.addEventListener('abort', leave, { once: true });
      const arrived = () => signal?.removeEventListener('abort', leave);
      joined.result.then(resolve, reject).finally(arrived);
    });
  }

  return { join };
}

/** The work's result, or a timeout when it takes too long. Rejects when `signal` aborts. */
async function boundedInTime<T>(
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<Result<T>>,
): Promise<Result<T>> {
  const deadline = AbortSignal.timeout(LONGEST_MS);
  try {
    return await work(AbortSignal.any([signal, deadline]));
  } catch (error) {
    if (deadline.aborted) return failed({ kind: 'timeout', seconds: LONGEST_MS / 1000 });
    throw error;
  }
}
