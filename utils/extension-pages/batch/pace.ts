import type { BatchItem } from '../../user-data/schema.ts';

/** Long enough to even out slow responses, short enough to follow changes. */
const WINDOW_MS = 30_000;

/** The speed of a batch. */
export interface Pace {
  /** Responses per second over the last half minute. */
  rate: number;
  /** Estimated time for the remaining items, in milliseconds. */
  remainingMs: number;
}

/** Computes the pace of a batch; `undefined` with fewer than two recent responses. `now` in milliseconds since 1970. */
export function getPace(items: BatchItem[], now: number): Pace | undefined {
  let answered = 0;
  let waiting = 0;
  let since = now;
  for (const item of items) {
    if (item.state === 'waiting') waiting += 1;
    else if (item.at > now - WINDOW_MS && item.at <= now) {
      answered += 1;
      since = Math.min(since, item.at);
    }
  }
  // A single response does not tell how long it took.
  if (answered < 2 || since === now) return undefined;
  const rate = (answered - 1) / ((now - since) / 1000);
  return { rate, remainingMs: (waiting / rate) * 1000 };
}
