import { deadline, type Hover, type HoverEvent, type Place, reduce } from './intent.ts';
import type { Pointed } from './lens.ts';
import { holdsPoint, isSameTarget, linkTarget, type Target } from './target.ts';

export interface Follower {
  point(pointed: Pointed): void;
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

  function listen(): void {
    listening = new AbortController();
    const { signal } = listening;
    const on = (target: EventTarget, types: string[], react: (event: never) => void) => {
      // What the page makes up is not what hands do.
      const heed = (event: Event) => event.isTrusted && (react as (event: Event) => void)(event);
      for (const type of types) {
        target.addEventListener(type, heed, { capture: target === window, signal });
      }
    };
    on(window, ['pointermove'], (event: Event) => send({ type: 'move', over: placeOf(event) }));
    on(window, ['scroll'], (event: Event) => send({ type: 'scroll', over: placeOf(event) }));
    on(window, ['pointerdown'], onPress);
    on(window, ['keydown'], onKey);
    on(window, ['focusin'], (event: Event) => {
      if (placeOf(event) !== 'card' || state.at === 'idle') return;
      // The card has the focus now: it stays for as long, wherever the pointer goes.
      send({ type: 'point', by: 'focus', target: state.target });
    });
    on(window, ['focusout'], () => send({ type: 'blur' }));
    on(document, ['mouseleave'], () => send({ type: 'move', over: 'elsewhere' }));
    on(document, ['visibilitychange'], () => send({ type: 'gone' }));
    on(window, ['pagehide', 'popstate', 'hashchange'], () => send({ type: 'gone' }));
  }

  return {
    point: ({ target, by }) => send({ type: 'point', target, by }),
    dismiss: () => send({ type: 'dismiss' }),
    stop: () => send({ type: 'gone' }),
  };
}

function isModifier({ key }: KeyboardEvent): boolean {
  return ['Alt', 'AltGraph', 'Control', 'Meta', 'Shift'].includes(key);
}
