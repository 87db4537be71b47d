import { selfAndAncestors } from './ancestors.ts';
import { deadline, type Hover, type HoverEvent, type Place, reduce } from './intent.ts';
import type { Pointed } from './lens.ts';
import { holdsPoint, isSameTarget, linkTarget, type Target, targetAt } from './target.ts';

export interface Follower {
  point(pointed: Pointed): void;
  heed(event: Event): void;
  dismiss(): void;
  stop(): void;
}

export interface HoverView {
  /** Whether a node is the card itself, which its closed root shows to the page as one plain element. */
  holds(node: unknown): boolean;
  show(state: Hover<Target>): void;
}

/**
 * Follows one hover from the first rest to its end: turns what hands do into events of hover intent
 * and shows each new state. Listens only while something is asked for or open.
 */
export function follow(view: HoverView): Follower {
  let state: Hover<Target> = { at: 'idle' };
  let alarm: ReturnType<typeof setTimeout> | undefined;
  let listening: AbortController | undefined;

  function send(event: HoverEvent<Target>): void {
    const before = state;
    state = reduce(state, event, performance.now(), isSameTarget);
    clearTimeout(alarm);
    const due = deadline(state);
    if (due !== undefined) alarm = setTimeout(send, due - performance.now(), { type: 'time' });
    if (state === before) return;
    if (state.at === 'idle') listening?.abort();
    else if (before.at === 'idle') listen();
    view.show(state);
  }

  function placeOf(event: Event): Place {
    const [inner] = event.composedPath();
    if (view.holds(inner)) return 'card';
    if (state.at === 'idle' || !(inner instanceof Node)) return 'elsewhere';
    const { node } = state.target;
    const isOn =
      node instanceof Element
        ? linkTarget(inner)?.node === node
        : event instanceof MouseEvent && holdsPoint(state.target, event.clientX, event.clientY);
    return isOn ? 'target' : 'elsewhere';
  }

  function onPress(event: Event): void {
    if (placeOf(event) !== 'card') send({ type: 'dismiss' });
  }

  function onKey(event: KeyboardEvent): void {
    const isInCard = placeOf(event) === 'card';
    if (event.key !== 'Escape') {
      // Somebody who types or activates the link is no longer looking.
      if (!isInCard && !isModifier(event)) send({ type: 'dismiss' });
      return;
    }
    if (state.at === 'open') {
      // One Escape closes one thing: the card, not the page's dialog under it.
      event.preventDefault();
      event.stopImmediatePropagation();
    }
    send({ type: 'dismiss' });
  }

  /** What the watcher hears before the page can keep it to itself. */
  function heed(event: Event): void {
    if (state.at === 'idle') return;
    if (event instanceof KeyboardEvent) onKey(event);
    else if (event.type === 'pointerdown') onPress(event);
    else if (event.type === 'pointermove') send({ type: 'move', over: placeOf(event) });
    else if (event.type === 'scroll') onScroll(event);
    else if (event.type === 'focusin') onFocus(event);
  }

  function onScroll(event: Event): void {
    // A ticker elsewhere on the page moves nothing here.
    if (state.at === 'idle') return;
    const around = [...selfAndAncestors(state.target.node)];
    if (around.includes(event.target as Node)) send({ type: 'scroll', over: placeOf(event) });
  }

  function onFocus(event: Event): void {
    if (placeOf(event) === 'card') send({ type: 'move', over: 'card' });
  }

  function listen(): void {
    listening = new AbortController();
    const { signal } = listening;
    const on = (target: EventTarget, types: string[], react: (event: Event) => void) => {
      // What the page makes up is not what hands do.
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
    on(document, ['visibilitychange'], () => send({ type: 'gone' }));
    on(window, ['pagehide', 'popstate', 'hashchange'], () => send({ type: 'gone' }));
  }

  function point({ by, node, x, y }: Pointed): void {
    const target = by === 'focus' ? linkTarget(node) : targetAt(x, y);
    if (target) send({ type: 'point', target, by });
  }

  return {
    point,
    heed,
    dismiss: () => send({ type: 'dismiss' }),
    stop: () => send({ type: 'gone' }),
  };
}

function isModifier({ key }: KeyboardEvent): boolean {
  return ['Alt', 'AltGraph', 'Control', 'Meta', 'Shift'].includes(key);
}
