/** What somebody points with: each keeps a card open in its own way. */
export type Pointing = 'pointer' | 'focus';

/** Something that may be a GPT: only the card's script knows what an id is. */
export interface Pointed {
  by: Pointing;
  /** What has the focus, or the innermost element under the pointer. */
  node: Node | null;
  /** Where the pointer rests, in viewport pixels. */
  x: number;
  y: number;
}

/**
 * What watcher and card share in one frame: they are two scripts in one isolated world, and a global
 * is the only thing that both can see.
 */
export interface Lens {
  /** What is pointed at right now, for a card that is still being loaded. */
  pointed: Pointed | undefined;
  /** Set by the card once it is there. */
  card?: {
    point(pointed: Pointed): void;
    /** An event that the watcher heard first: a page can keep it from every later listener. */
    heed(event: Event): void;
    stop(): void;
  };
  /** Takes watcher and card out of the frame, listeners and all. */
  stop(): void;
}

export const lensHere = globalThis as { gptLens?: Lens };
