/** A pointer that has not moved for this time rests. Wikimedia uses 150 ms; here, a look-up costs the user money. */
export const REST_MS = 200;
/** Time from look-up to card. In total 350 ms, the shortest delay in use elsewhere without complaints. */
export const OPEN_MS = 150;
/** Time that the focus must stay, so that tabbing through a list does not look up every link. */
export const FOCUS_MS = 500;
/**
 * A touch that lasts longer is not a tap and loads the card. It must be ready before the browser's menu after 500 ms.
 */
export const TAP_MS = 100;
/** Time to move the pointer from link to card. Wikimedia, Radix and wikipedia-preview use the same value. */
export const GRACE_MS = 300;

/** `restMs`: from the last movement to the look-up. `openMs`: from the look-up until the card opens. */
export interface HoverDelays {
  restMs: number;
  openMs: number;
}

export const DEFAULT_DELAYS: HoverDelays = { restMs: REST_MS, openMs: OPEN_MS };
