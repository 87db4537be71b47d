/** The pointer rests when it has not moved for so long. Wikimedia asks after 150 ms; a look-up costs our reader money. */
export const REST_MS = 200;
/** From asking to opening: 350 ms of rest in all, as fast as the field goes without complaints. */
export const OPEN_MS = 150;
/** Tabbing through a list must not ask for every link on the way. */
export const FOCUS_MS = 500;
/**
 * A tap is over by then, and needs no card's script. It comes no later, because the browser's own menu does after half a
 * second.
 */
export const TAP_MS = 100;
/** Time to cross from link to card; Wikimedia, Radix and wikipedia-preview all use 300. */
export const GRACE_MS = 300;

/** How long the pointer rests before its GPT is asked for, and from there until the card opens. */
export interface HoverDelays {
  restMs: number;
  openMs: number;
}

export const DEFAULT_DELAYS: HoverDelays = { restMs: REST_MS, openMs: OPEN_MS };
