import type { BatchItem } from '../../user-data/schema.ts';

/** Long enough to even out slow answers, short enough to follow a change. */
const WINDOW_MS = 30_000;

/** How a survey gets on. */
export interface Pace {
  /** Answers a second over the last half minute. */
  rate: number;
  /** How long the rest takes at that rate, in milliseconds. */
  remainingMs: number;
}

/** The pace of a survey's items; nothing where there were no answers to tell it by. Times in milliseconds since 1970. */
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
  // Of one answer alone, nobody knows how long it took.
  if (answered < 2 || since === now) return undefined;
  const rate = (answered - 1) / ((now - since) / 1000);
  return { rate, remainingMs: (waiting / rate) * 1000 };
}
