import { nativeApi } from '../../lib/browser/native-api.ts';
import { DEFAULT_HOVER, waitsOf } from '../../settings/hover-settings.ts';
import { selfAndAncestors } from '../dom/ancestors.ts';
import type { Lens, Pointing } from '../watcher/frame-state.ts';
import { keepEvent } from './consume-event.ts';
import { createPointing, type Pointed } from './gestures.ts';
import { deadline, type Hover, type HoverEvent, type Place, reduce } from './intent.ts';
import { keyboardTarget } from './keyboard-target.ts';
import { createPress } from './long-press.ts';
import { type Box, stepTo, type Way, wayFrom } from './safe-area.ts';
import { isOn, isSameTarget, linkTarget, type Target, targetAt } from './target.ts';

export interface HoverView {
  /** Whether a node is the card itself, which its closed root shows to the page as one plain element. */
  holds(node: unknown): boolean;
  /** Whether the focus is inside the card: then it stays wherever the pointer is. */
  isHeld(): boolean;
  /** Where the card is, while it is open. */
  box(): Box | undefined;
  show(state: Hover<Target>): void;
  /** Brings the focus into the card: to stay there, or on its way from the link to what comes after it. */
  enter(how: 'to-stay' | 'in-passing'): void;
  /** Whether a key is meant for a card that has the focus; then it has done its work. */
  takesKey(event: KeyboardEvent): boolean;
  /** Takes away all cards, the pinned ones too. */
  stop(): void;
}

/**
 * Follows one hover from the first rest to its end: turns what the user does into events of hover intent
 * and shows each new state. Listens only while something is asked for or open.
 */
export function createHoverController(view: HoverView, lens: Lens) {
  let state: Hover<Target> = { at: 'idle' };
  let alarm: ReturnType<typeof setTimeout> | undefined;
  let listening: AbortController | undefined;
  let way: Way | undefined;
  let isQuiet = false;
  const settings = () => lens.hoverSettings ?? DEFAULT_HOVER;
  const pointing = createPointing(() => waitsOf(settings()).restMs, onPointed);
  const press = createPress((target) => summon(target, 'touch'));

  function send(event: HoverEvent<Target>, at = performance.now()): void {
    // What a card does to the focus, such as giving it back when it closes, is nobody's intent.
    if (isQuiet) return;
    const before = state;
    state = reduce(state, event, at, isSameTarget, waitsOf(settings()));
    clearTimeout(alarm);
    const due = deadline(state);
    if (due !== undefined) alarm = setTimeout(onTime, due - performance.now());
    if (state === before) return;
    if (state.at === 'idle') listening?.abort();
    else if (before.at === 'idle') listen();
    quietly(() => view.show(state));
  }

  function quietly<R>(act: () => R): R {
    isQuiet = true;
    try {
      return act();
    } finally {
      isQuiet = false;
    }
  }

  function onTime(): void {
    send({ type: 'time', isHeld: view.isHeld() });
  }

  function onAway(): void {
    if (state.at !== 'idle') send({ type: 'away', isHeld: view.isHeld() });
  }

  function point(target: Target, by: Pointing, at?: number): void {
    send({ type: 'point', target, by, isHeld: view.isHeld() }, at);
  }

  function summon(target: Target, by: 'focus' | 'touch'): void {
    send({ type: 'summon', target, by });
    view.enter('to-stay');
  }

  function placeOf(event: Event): Place {
    const [inner] = event.composedPath();
    if (view.holds(inner)) return 'card';
    if (state.at === 'idle' || !(inner instanceof Node)) return 'elsewhere';
    return isOn(state.target, event, inner) ? 'target' : 'elsewhere';
  }

  function onMove(event: PointerEvent): void {
    const place = placeOf(event);
    if (place === 'target') way = wayFrom(event);
    send({ type: 'move', over: place === 'elsewhere' && isOnWay(event) ? 'way' : place });
  }

  function isOnWay(event: PointerEvent): boolean {
    const box = state.at === 'open' && way && view.box();
    const step = box && way && stepTo(way, event, box);
    way = step || way;
    return Boolean(step);
  }

  function onPress(event: Event): void {
    if (placeOf(event) !== 'card') send({ type: 'dismiss' });
  }

  function onKey(event: KeyboardEvent): void {
    const place = placeOf(event);
    if (quietly(() => view.takesKey(event))) return;
    if (event.key === 'Escape') {
      // One Escape closes one thing: the card, not the page's dialog under it.
      if (state.at === 'open') keepEvent(event);
      send({ type: 'dismiss' });
    } else if (place === 'target' && isWayIn(event)) {
      keepEvent(event);
      view.enter('in-passing');
    } else if (isModifier(event)) {
      onAlt(event);
    } else if (place !== 'card') {
      // Somebody who types or activates the link is no longer looking.
      send({ type: 'dismiss' });
    }
  }

  /** From a link that opened its card by having the focus, Tab goes through the card as if it stood there. */
  function isWayIn({ key, shiftKey }: KeyboardEvent): boolean {
    return key === 'Tab' && !shiftKey && state.at === 'open' && state.by === 'focus';
  }

  /** Alt that comes after the rest shows what the pointer rests on. */
  function onAlt({ key, repeat }: KeyboardEvent): void {
    const isMeant = key === 'Alt' && !repeat && settings().opens === 'alt' && canHoldCard();
    if (!isMeant || state.at !== 'idle' || !isPointerHere()) return;
    const target = underPointer();
    if (target) point(target, 'pointer');
  }

  function underPointer(): Target | undefined {
    const moved = pointing.pointer();
    return moved && targetAt(moved.clientX, moved.clientY);
  }

  function isPointerHere(): boolean {
    return pointing.pointer() !== undefined && document.documentElement.matches(':hover');
  }

  function onPointed(pointed: Pointed): void {
    // Cut off from an extension that was updated or removed, nothing can be asked.
    if (!nativeApi().runtime?.id) {
      stop();
      return;
    }
    if (!canHoldCard()) return;
    const { opens } = settings();
    const isMeant = opens === 'rest' || (opens === 'alt' && pointing.pointer()?.altKey);
    if (pointed.by === 'pointer' && !isMeant) return;
    const target = pointed.by === 'pointer' ? underPointer() : linkTarget(pointed.node);
    if (target && pointed.by === 'touch') press.begin(target, pointed.at);
    else if (target) point(target, pointed.by, pointed.at);
  }

  function hearEvent(event: Event, path?: EventTarget[]): void {
    pointing.hear(event, path);
    handle(event);
  }

  function handle(event: Event): void {
    press.handle(event);
    if (event instanceof KeyboardEvent) onKey(event);
    else if (state.at === 'idle') return;
    else if (event.type === 'pointerdown') onPress(event);
    else if (event.type === 'pointermove') onMove(event as PointerEvent);
    else if (event.type === 'scroll') onScroll(event);
    else if (event.type === 'blur' && event.target === window) onAway();
  }

  function onScroll(event: Event): void {
    // A ticker elsewhere on the page moves nothing here.
    if (state.at === 'idle') return;
    const around = [...selfAndAncestors(state.target.node)];
    if (around.includes(event.target as Node)) send({ type: 'scroll', over: placeOf(event) });
  }

  function listen(): void {
    listening = new AbortController();
    const { signal } = listening;
    const on = (target: EventTarget, types: string[], react: (event: Event) => void) => {
      // Events that the page makes up are not the user’s.
      const reactToHands = (event: Event) => event.isTrusted && react(event);
      for (const type of types) {
        target.addEventListener(type, reactToHands, { capture: target === window, signal });
      }
    };
    on(window, ['focusout'], () => send({ type: 'blur' }));
    // Out of the window or the frame; Firefox has no `mouseleave` where the pointer leaves from the card.
    on(window, ['mouseout'], (event) => {
      const isOut = event instanceof MouseEvent && event.relatedTarget === null;
      if (isOut) send({ type: 'move', over: 'elsewhere' });
    });
    // The finger that has pressed a link for long must not open it when it is lifted.
    on(window, ['click'], (event) => {
      const isUnderSheet = state.at === 'open' && state.by === 'touch' && placeOf(event) !== 'card';
      if (isUnderSheet) keepEvent(event);
    });
    on(document, ['visibilitychange'], onAway);
    on(window, ['pagehide', 'popstate', 'hashchange'], () => send({ type: 'gone' }));
  }

  function stop(): void {
    send({ type: 'gone' });
    pointing.forget();
    press.cancel();
    view.stop();
  }

  return {
    hear: hearEvent,

    summon(): boolean {
      const target = keyboardTarget() ?? (isPointerHere() ? underPointer() : undefined);
      if (!target || !canHoldCard()) return false;
      // The focus or the caret may be where nobody has scrolled to.
      const element = target.node instanceof Element ? target.node : target.node.parentElement;
      element?.scrollIntoView({ block: 'nearest' });
      summon(target, 'focus');
      return true;
    },

    dismiss() {
      // What the page has taken away nobody can point at again: it is not remembered either.
      const isGone = state.at !== 'idle' && !state.target.node.isConnected;
      send({ type: isGone ? 'gone' : 'dismiss' });
    },

    /** Makes up for what came while the card was being loaded. */
    begin(): void {
      const missed = Object.values(lens.signs);
      lens.signs = {};
      missed.sort((a, b) => a.event.timeStamp - b.event.timeStamp);
      for (const { event, path } of missed) hearEvent(event, path);
    },

    stop,
  };
}

/** A picture or data that is a document of its own draws nothing of HTML: where no card can be, nothing is asked. */
function canHoldCard(): boolean {
  return document.body !== null;
}

function isModifier({ key }: KeyboardEvent): boolean {
  return ['Alt', 'AltGraph', 'Control', 'Meta', 'Shift'].includes(key);
}
