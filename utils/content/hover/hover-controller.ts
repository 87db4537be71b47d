import { nativeApi } from '../../lib/browser/native-api.ts';
import { DEFAULT_HOVER, toDelays } from '../../settings/hover-settings.ts';
import { selfAndAncestors } from '../dom/ancestors.ts';
import type { FrameState, InputMethod } from '../watcher/frame-state.ts';
import { consumeEvent } from './consume-event.ts';
import { createGestureDetector, type Gesture } from './gestures.ts';
import {
  getDeadline,
  type HoverEvent,
  type HoverState,
  type PointerZone,
  reduce,
} from './intent.ts';
import { findKeyboardTarget } from './keyboard-target.ts';
import { createLongPress } from './long-press.ts';
import { advancePath, type Box, type CardPath, startPath } from './safe-area.ts';
import { findLinkTarget, findTargetAt, isOn, isSameTarget, type Target } from './target.ts';

export interface HoverView {
  /** Whether a node is the card's host, which is all that the page sees of a closed root. */
  isCardElement(node: unknown): boolean;
  /** Whether the focus is inside the card; then it stays open wherever the pointer is. */
  hasFocus(): boolean;
  /** The card's rectangle while it is open. */
  box(): Box | undefined;
  show(state: HoverState<Target>): void;
  /** Moves the focus into the card: to stay, or on its way from the link to the link's successor. */
  enter(mode: 'stay' | 'pass-through'): void;
  /** Handles a key pressed in a focused card; returns whether it did. */
  handleKey(event: KeyboardEvent): boolean;
  /** Removes all cards, pinned ones included. */
  stop(): void;
}

/**
 * Translates user events into hover intent events and shows each new state. Listens to additional events only while a
 * card is pending or open.
 */
export function createHoverController(view: HoverView, frame: FrameState) {
  let state: HoverState<Target> = { status: 'idle' };
  let deadlineTimer: ReturnType<typeof setTimeout> | undefined;
  let listeners: AbortController | undefined;
  let path: CardPath | undefined;
  let isIgnoringEvents = false;
  const settings = () => frame.hoverSettings ?? DEFAULT_HOVER;
  const gestures = createGestureDetector(() => toDelays(settings()).restMs, onGesture);
  const longPress = createLongPress((target) => openCard(target, 'touch'));

  function dispatch(event: HoverEvent<Target>, time = performance.now()): void {
    // Focus changes caused by the card itself, such as returning the focus on close, are not user intent.
    if (isIgnoringEvents) return;
    const before = state;
    state = reduce(state, event, time, isSameTarget, toDelays(settings()));
    clearTimeout(deadlineTimer);
    const deadline = getDeadline(state);
    if (deadline !== undefined)
      deadlineTimer = setTimeout(onDeadline, deadline - performance.now());
    if (state === before) return;
    if (state.status === 'idle') listeners?.abort();
    else if (before.status === 'idle') addListeners();
    ignoringEvents(() => view.show(state));
  }

  function ignoringEvents<R>(action: () => R): R {
    isIgnoringEvents = true;
    try {
      return action();
    } finally {
      isIgnoringEvents = false;
    }
  }

  function onDeadline(): void {
    dispatch({ type: 'deadline', isCardFocused: view.hasFocus() });
  }

  function onAway(): void {
    if (state.status !== 'idle') dispatch({ type: 'window-left', isCardFocused: view.hasFocus() });
  }

  function pointAt(target: Target, method: InputMethod, time?: number): void {
    dispatch({ type: 'point', target, method, isCardFocused: view.hasFocus() }, time);
  }

  function openCard(target: Target, method: 'focus' | 'touch'): void {
    dispatch({ type: 'open-now', target, method });
    view.enter('stay');
  }

  function getZone(event: Event): PointerZone {
    const [inner] = event.composedPath();
    if (view.isCardElement(inner)) return 'card';
    if (state.status === 'idle' || !(inner instanceof Node)) return 'elsewhere';
    return isOn(state.target, event, inner) ? 'target' : 'elsewhere';
  }

  function onMove(event: PointerEvent): void {
    const zone = getZone(event);
    if (zone === 'target') path = startPath(event);
    dispatch({ type: 'move', zone: zone === 'elsewhere' && isOnPath(event) ? 'path' : zone });
  }

  function isOnPath(event: PointerEvent): boolean {
    const box = state.status === 'open' && path && view.box();
    const nextPath = box && path && advancePath(path, event, box);
    path = nextPath || path;
    return Boolean(nextPath);
  }

  function onPress(event: Event): void {
    if (getZone(event) !== 'card') dispatch({ type: 'dismiss' });
  }

  function onKey(event: KeyboardEvent): void {
    const zone = getZone(event);
    if (ignoringEvents(() => view.handleKey(event))) return;
    if (event.key === 'Escape') {
      // One Escape closes one thing: the card, not the page's dialog below it.
      if (state.status === 'open') consumeEvent(event);
      dispatch({ type: 'dismiss' });
    } else if (zone === 'target' && isTabIntoCard(event)) {
      consumeEvent(event);
      view.enter('pass-through');
    } else if (isModifier(event)) {
      onAlt(event);
    } else if (zone !== 'card') {
      // Typing or activating the link means that the user has moved on.
      dispatch({ type: 'dismiss' });
    }
  }

  /** Tab on a link whose card opened by focus moves into the card. */
  function isTabIntoCard({ key, shiftKey }: KeyboardEvent): boolean {
    return key === 'Tab' && !shiftKey && state.status === 'open' && state.method === 'focus';
  }

  /** Pressing Alt after the pointer came to rest opens the card under it. */
  function onAlt({ key, repeat }: KeyboardEvent): void {
    const isIntentional = key === 'Alt' && !repeat && settings().opens === 'alt' && canHoldCard();
    if (!isIntentional || state.status !== 'idle' || !isPointerInFrame()) return;
    const target = findTargetUnderPointer();
    if (target) pointAt(target, 'pointer');
  }

  function findTargetUnderPointer(): Target | undefined {
    const lastMove = gestures.getLastMove();
    return lastMove && findTargetAt(lastMove.clientX, lastMove.clientY);
  }

  function isPointerInFrame(): boolean {
    return gestures.getLastMove() !== undefined && document.documentElement.matches(':hover');
  }

  function onGesture(gesture: Gesture): void {
    // After an update or removal of the extension, no lookup is possible.
    if (!nativeApi().runtime?.id) {
      stop();
      return;
    }
    if (!canHoldCard()) return;
    const { opens } = settings();
    const isIntentional = opens === 'rest' || (opens === 'alt' && gestures.getLastMove()?.altKey);
    if (gesture.method === 'pointer' && !isIntentional) return;
    const target =
      gesture.method === 'pointer' ? findTargetUnderPointer() : findLinkTarget(gesture.node);
    if (target && gesture.method === 'touch') longPress.start(target, gesture.time);
    else if (target) pointAt(target, gesture.method, gesture.time);
  }

  function onEvent(event: Event, path?: EventTarget[]): void {
    gestures.handleEvent(event, path);
    handleEvent(event);
  }

  function handleEvent(event: Event): void {
    longPress.handleEvent(event);
    if (event instanceof KeyboardEvent) onKey(event);
    else if (state.status === 'idle') return;
    else if (event.type === 'pointerdown') onPress(event);
    else if (event.type === 'pointermove') onMove(event as PointerEvent);
    else if (event.type === 'scroll') onScroll(event);
    else if (event.type === 'blur' && event.target === window) onAway();
  }

  function onScroll(event: Event): void {
    // Ignore scrolling elsewhere on the page.
    if (state.status === 'idle') return;
    const around = [...selfAndAncestors(state.target.node)];
    if (around.includes(event.target as Node)) dispatch({ type: 'scroll', zone: getZone(event) });
  }

  function addListeners(): void {
    listeners = new AbortController();
    const { signal } = listeners;
    const listen = (target: EventTarget, types: string[], handler: (event: Event) => void) => {
      // Ignore events that the page created.
      const trustedHandler = (event: Event) => event.isTrusted && handler(event);
      for (const type of types) {
        target.addEventListener(type, trustedHandler, { capture: target === window, signal });
      }
    };
    listen(window, ['focusout'], () => dispatch({ type: 'blur' }));
    // The pointer has left the window or frame. Firefox has no `mouseleave` when it leaves from the card.
    listen(window, ['mouseout'], (event) => {
      const isOut = event instanceof MouseEvent && event.relatedTarget === null;
      if (isOut) dispatch({ type: 'move', zone: 'elsewhere' });
    });
    // Lifting the finger after a long press must not open the link.
    listen(window, ['click'], (event) => {
      const isUnderSheet =
        state.status === 'open' && state.method === 'touch' && getZone(event) !== 'card';
      if (isUnderSheet) consumeEvent(event);
    });
    listen(document, ['visibilitychange'], onAway);
    listen(window, ['pagehide', 'popstate', 'hashchange'], () => dispatch({ type: 'page-left' }));
  }

  function stop(): void {
    dispatch({ type: 'page-left' });
    gestures.reset();
    longPress.cancel();
    view.stop();
  }

  return {
    onEvent,

    openCard(): boolean {
      const target =
        findKeyboardTarget() ?? (isPointerInFrame() ? findTargetUnderPointer() : undefined);
      if (!target || !canHoldCard()) return false;
      // The focus or caret may be scrolled out of view.
      const element = target.node instanceof Element ? target.node : target.node.parentElement;
      element?.scrollIntoView({ block: 'nearest' });
      openCard(target, 'focus');
      return true;
    },

    dismiss() {
      // A removed target cannot be pointed at again: don't retain it.
      const isGone = state.status !== 'idle' && !state.target.node.isConnected;
      dispatch({ type: isGone ? 'page-left' : 'dismiss' });
    },

    /** Handles the events that occurred while the card script was loading. */
    replayMissedEvents(): void {
      const events = Object.values(frame.events);
      frame.events = {};
      events.sort((a, b) => a.event.timeStamp - b.event.timeStamp);
      for (const { event, path } of events) onEvent(event, path);
    },

    stop,
  };
}

/** Image and data documents render no HTML: no card is possible there, so no lookup is made. */
function canHoldCard(): boolean {
  return document.body !== null;
}

function isModifier({ key }: KeyboardEvent): boolean {
  return ['Alt', 'AltGraph', 'Control', 'Meta', 'Shift'].includes(key);
}
