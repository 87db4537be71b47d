import { render } from 'preact';
import { native } from '../../lib/browser/native-api.ts';
import { ask, inspect } from '../../messages/send.ts';
import { type Appearance, DEFAULT_APPEARANCE } from '../../settings/appearance.ts';
import { keepEvent } from '../hover/consume-event.ts';
import type { HoverView } from '../hover/hover-controller.ts';
import type { Hover } from '../hover/intent.ts';
import { isSameTarget, type Target } from '../hover/target.ts';
import type { Pointing } from '../watcher/frame-state.ts';
import { type Card, createCard, type Manner } from './card.tsx';
import { createCardFocus, giveFocusBack } from './card-focus.ts';
import { clickByKey, forwardKey } from './contain-events.ts';
import { type CardHost, createHost, focusIn, hasFocus, removeHost } from './host.ts';
import { createPins } from './pinned-cards.ts';
import { holdTitles } from './suppress-titles.ts';

/** Whom cards turn to. */
type Asking = Pick<Manner, 'inspect' | 'keep'>;

const ON_WEB_PAGES: Asking = { inspect, keep: async (id) => ask({ type: 'keep-gpt', id }) };

interface CardView extends HoverView {
  /** Draws all cards anew, the pinned ones too, where they look otherwise. */
  setAppearance(appearance: Appearance): void;
}

/**
 * Draws what hover intent says: asks for the GPT, shows the card, takes it away. `dismiss` tells intent
 * that the card was closed by its own means, or pinned: then it goes on without intent.
 */
export function createCardView(dismiss: () => void, asking = ON_WEB_PAGES): CardView {
  let host = createHost();
  // The language is asked for once: an extension that is updated under the page has no API any more.
  const manner: Manner = {
    appearance: DEFAULT_APPEARANCE,
    onAppearance: setAppearance,
    browserLanguage: native.i18n.getUILanguage(),
    ...asking,
  };
  const pins = createPins();
  const entry = createCardFocus();
  let current: Card | undefined;
  /** What the last card was about. */
  let last: Target | undefined;
  let isOpen = false;
  let giveTitlesBack = () => {};

  function setAppearance(appearance: Appearance): void {
    if (JSON.stringify(appearance) === JSON.stringify(manner.appearance)) return;
    manner.appearance = appearance;
    for (const card of [current, ...pins.all()]) card?.redraw();
  }

  function show(state: Hover<Target>): void {
    const target = state.at === 'asked' || state.at === 'open' ? state.target : undefined;
    if (!isSameTarget(current?.target, target)) change(target);
    if (!current) remove();
    else if (state.at === 'open' && !isOpen) open(current, state.by);
  }

  function change(target: Target | undefined): void {
    current?.end();
    giveTitlesBack();
    isOpen = false;
    current = target && begin(target);
    last = target ?? last;
    giveTitlesBack = target?.pointer ? holdTitles(target.node) : () => {};
  }

  function begin(target: Target): Card {
    const pin = () => keep(card);
    const close = () => (pins.has(card) ? pins.close(card) : dismiss());
    const card = createCard(host, target, manner, { pin, close });
    return card;
  }

  function open(card: Card, by: Pointing): void {
    isOpen = true;
    card.open(by === 'touch' ? 'sheet' : 'beside');
  }

  function keep(card: Card): void {
    current = undefined;
    isOpen = false;
    giveTitlesBack();
    host = createHost();
    pins.add(card);
    dismiss();
  }

  function remove(): void {
    // First the focus, while there is still something to take it from.
    if (last) giveFocusBack(host, last.node);
    last = undefined;
    entry.leave();
    render(null, host.panel);
    removeHost(host);
  }

  return {
    holds: (node) => node === host.element,
    isHeld: () => hasFocus(host),
    box: () => (isOpen ? host.panel.getBoundingClientRect() : undefined),
    show,
    setAppearance,
    enter(how) {
      // It is drawn, if only as a skeleton: there must be something to bring the focus to.
      current?.hurry();
      entry.enter(host, how);
    },
    takesKey(event) {
      const [inner] = event.composedPath();
      const pinned = pins.holding(inner);
      if (!pinned && inner !== host.element) return false;
      if (event.key === 'Escape') {
        if (pinned) {
          keepEvent(event);
          pins.close(pinned);
        }
        return pinned !== undefined;
      }
      if (pinned || !last || !entry.takesTab(host, last.node, event)) {
        useKey(pinned?.host ?? host, event);
      }
      return true;
    },
    stop() {
      remove();
      pins.closeAll();
    },
  };
}

/** A key in a card is for the card, and for the browser, which moves the focus and scrolls; the page does not hear it. */
function useKey(host: CardHost, event: KeyboardEvent): void {
  const focused = focusIn(host);
  event.stopImmediatePropagation();
  if (!focused) return;
  if (focused instanceof HTMLButtonElement && isPress(event)) {
    // At once: until the key is up, the page could forbid it.
    event.preventDefault();
    if (!event.repeat) clickByKey(focused);
  } else {
    forwardKey(focused, event);
  }
}

function isPress({ key, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return (key === 'Enter' || key === ' ') && !altKey && !ctrlKey && !metaKey;
}
