import { type HoverDelays, OPEN_MS, REST_MS } from './hover-timing.ts';

/** When the pointer opens a card. Keyboard and long press always do. */
export type OpenMode = 'rest' | 'alt' | 'never';

/** Stored: field names must not change. */
export interface HoverSettings {
  opens: OpenMode;
  /** How long the pointer rests before a card opens, between `MIN_DELAY_MS` and `MAX_DELAY_MS`. */
  delayMs: number;
}

export const MIN_DELAY_MS = 150;
export const MAX_DELAY_MS = 1500;

export const DEFAULT_HOVER: HoverSettings = { opens: 'rest', delayMs: REST_MS + OPEN_MS };

export function isDefaultHover({ opens, delayMs }: HoverSettings): boolean {
  return opens === DEFAULT_HOVER.opens && delayMs === DEFAULT_HOVER.delayMs;
}

/** A shorter rest cannot be distinguished from a slow movement. */
const MIN_REST_MS = 100;

/** Longer delays extend the rest, so that the look-up does not start before the hover is intentional. */
export function toDelays({ delayMs }: HoverSettings): HoverDelays {
  const restMs = Math.max(MIN_REST_MS, delayMs - OPEN_MS);
  return { restMs, openMs: delayMs - restMs };
}
