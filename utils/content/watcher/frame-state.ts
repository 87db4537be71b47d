import type { HoverSettings } from '../../settings/hover-settings.ts';

/** What somebody points with: each keeps a card open in its own way. */
export type InputMethod = 'pointer' | 'focus' | 'touch';

/** Something that a person did, and the nodes that it came through: once an event is over it no longer tells. */
export interface RecordedEvent {
  event: Event;
  path: EventTarget[];
}

/**
 * What watcher and card share in one frame: they are two scripts in one isolated world, and a global
 * is the only thing that both can see.
 */
export interface FrameState {
  /** What a card that is still being loaded has missed: the last sign of each type of event, since the pointer last rested. */
  missedEvents: Record<string, RecordedEvent>;
  /** Set by the background where a person chose otherwise than the default. */
  hoverSettings?: HoverSettings;
  /** Set by the card once it is there. */
  card?: {
    /** An event that the watcher heard first: a page can keep it from every later listener. */
    onEvent(event: Event): void;
    /** Opens the card of what has the focus, the caret or the pointer; returns whether there is one. */
    openCard(): boolean;
    stop(): void;
  };
  onEvent(event: Event): void;
  /** Listens to all that watcher and card need to hear; once more does no harm. */
  listen(): void;
}

/**
 * To be read behind `Object.hasOwn` wherever the watcher may not be: an element with that id is a property of
 * the global object too, but not its own.
 */
export const frameGlobal = globalThis as { gptLens?: FrameState };

/** What else the watcher needs of its global object, where a function of its own would cost every page more. */
export interface WatcherGlobals {
  chrome: {
    /** Gone once the extension was updated or removed. */
    runtime?: { id?: string; sendMessage(message: { type: 'load-card' }): Promise<unknown> };
    /** Chromium only. */
    dom?: { openOrClosedShadowRoot(element: EventTarget): ShadowRoot | null };
  };
}
