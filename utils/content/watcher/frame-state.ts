import type { HoverSettings } from '../../settings/hover-settings.ts';

/** The input method of a gesture; each keeps a card open in its own way. */
export type InputMethod = 'pointer' | 'focus' | 'touch';

/** A user event and its composed path, which the event loses once it is over. */
export interface RecordedEvent {
  event: Event;
  path: EventTarget[];
}

/**
 * The state that watcher and card share in one frame. They are two scripts in one isolated world, so a global is the
 * only thing that both can access.
 */
export interface FrameState {
  /** The last event of each type since the pointer last rested, replayed by a card that is still loading. */
  events: Record<string, RecordedEvent>;
  /** Set by the background if the user changed the default. */
  hoverSettings?: HoverSettings;
  /** Set once the card script has loaded. */
  card?: {
    /** Handles an event from the watcher, which listens first: a page can hide it from every later listener. */
    onEvent(event: Event): void;
    /** Opens the card for the focus, caret or pointer; returns whether there is a target. */
    openCard(): boolean;
    stop(): void;
  };
  onEvent(event: Event): void;
  /** Adds the listeners for all watched events; calling it again has no effect. */
  listen(): void;
}

/**
 * Check `Object.hasOwn` before reading it where the watcher may be missing: an element with that id is also a
 * property of the global object, but not an own one.
 */
export const frameGlobal = globalThis as { gptLens?: FrameState };

/** Other globals that the watcher needs; a helper function would cost every page more. */
export interface WatcherGlobals {
  chrome: {
    /** Missing after the extension was updated or removed. */
    runtime?: { id?: string; sendMessage(message: { type: 'load-card' }): Promise<unknown> };
    /** Chromium only. */
    dom?: { openOrClosedShadowRoot(element: EventTarget): ShadowRoot | null };
  };
}
