import { type HoverDelays, OPEN_MS, REST_MS } from './hover-timing.ts';

/** When the pointer opens a card; the keyboard and a long press always do. */
export type OpenMode = 'rest' | 'alt' | 'never';

export interface HoverSettings {
  opens: OpenMode;
  /** How long the pointer rests before a card opens, between `LEAST_DELAY_MS` and `MOST_DELAY_MS`. */
  delayMs: number;
}

export const MIN_DELAY_MS = 150;
export const MAX_DELAY_MS = 1500;

export const DEFAULT_HOVER: HoverSettings = { opens: 'rest', delayMs: REST_MS + OPEN_MS };

export function isDefaultHover({ opens, delayMs }: HoverSettings): boolean {
  return opens === DEFAULT_HOVER.opens && delayMs === DEFAULT_HOVER.delayMs;
}

/** A pointer that has been still for less is only slow. */
const MIN_REST_MS = 100;

/** A longer delay is a longer rest: nothing is asked earlier than the reader means it. */
export function toDelays({ delayMs }: HoverSettings): HoverDelays {
  const restMs = Math.max(MIN_REST_MS, delayMs - OPEN_MS);
  return { restMs, openMs: delayMs - restMs };
}
