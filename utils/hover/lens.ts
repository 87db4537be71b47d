import type { HoverSettings } from './hover-settings.ts';

/** What somebody points with: each keeps a card open in its own way. */
export type Pointing = 'pointer' | 'focus' | 'touch';

/** Something that may be a GPT: only the card's script knows what an id is. */
export interface Pointed {
  by: Pointing;
  /** When, in the clock of `performance.now()`: loading the card's script takes nothing from the delay. */
  at: number;
  /** The innermost element under pointer or finger, or what has the focus. */
  node: Node | null;
}

/**
 * What watcher and card share in one frame: they are two scripts in one isolated world, and a global
 * is the only thing that both can see.
 */
export interface Lens {
  /** What is pointed at right now, for a card that is still being loaded. */
  pointed: Pointed | undefined;
  /** The pointer's last real movement. */
  moved?: PointerEvent;
  /** How long the pointer rests before it points, in milliseconds. */
  restMs: number;
  /** Set by the background where a person chose otherwise than the default. */
  hoverSettings?: HoverSettings;
  /** Set by the card once it is there. */
  card?: {
    point(pointed: Pointed): void;
    /** An event that the watcher heard first: a page can keep it from every later listener. */
    handle(event: Event): void;
    /** Opens the card of what has the focus, the caret or the pointer; returns whether there is one. */
    summon(): boolean;
    /** Applies settings that have changed. */
    applySettings(): void;
    stop(): void;
  };
  /** Listens to all that watcher and card need to hear, from now on; the sign that woke it is heard at once. */
  wake(sign?: Event): Lens;
  /** Takes watcher and card out of the frame, listeners and all. */
  stop(): void;
}

/** All there is of it in a frame that no person has touched: see `scripts/at-first-sign.ts`. */
export type SleepingLens = Pick<Lens, 'wake'>;

/**
 * To be read behind `Object.hasOwn` wherever the watcher may not be: an element with that id is a property of
 * the global object too, but not its own.
 */
export const lensHere = globalThis as { gptLens?: SleepingLens };
