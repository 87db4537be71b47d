import { render } from 'preact';
import { native } from '../../lib/browser/native-api.ts';
import { lookUp, sendMessage } from '../../messages/send.ts';
import { type Appearance, DEFAULT_APPEARANCE } from '../../settings/appearance.ts';
import { consumeEvent } from '../hover/consume-event.ts';
import type { HoverView } from '../hover/hover-controller.ts';
import type { HoverState } from '../hover/intent.ts';
import { isSameTarget, type Target } from '../hover/target.ts';
import type { InputMethod } from '../watcher/frame-state.ts';
import { type Card, type CardContext, createCard } from './card.tsx';
import { createCardFocus, giveFocusBack } from './card-focus.ts';
import { clickByKey, forwardKey } from './contain-events.ts';
import { type CardHost, createHost, getActiveElement, hasFocus, removeHost } from './host.ts';
import { createPinnedCards } from './pinned-cards.ts';
import { suppressTitles } from './suppress-titles.ts';

/** Whom cards turn to. */
type CardServices = Pick<CardContext, 'lookUp' | 'addToList'>;

const WEB_PAGE_SERVICES: CardServices = {
  lookUp,
  addToList: async (id) => sendMessage({ type: 'add-to-list', id }),
};

interface CardView extends HoverView {
  /** Draws all cards anew, the pinned ones too, where they look otherwise. */
  setAppearance(appearance: Appearance): void;
}

/**
 * Draws what hover intent says: asks for the GPT, shows the card, takes it away. `dismiss` tells intent
 * that the card was closed by its own means, or pinned: then it goes on without intent.
 */
export function createCardView(dismiss: () => void, services = WEB_PAGE_SERVICES): CardView {
  let host = createHost();
  // The language is asked for once: an extension that is updated under the page has no API any more.
  const context: CardContext = {
    appearance: DEFAULT_APPEARANCE,
    onAppearance: setAppearance,
    browserLanguage: native.i18n.getUILanguage(),
    ...services,
  };
  const pinnedCards = createPinnedCards();
  const cardFocus = createCardFocus();
  let current: Card | undefined;
  /** What the last card was about. */
  let last: Target | undefined;
  let isOpen = false;
  let restoreTitles = () => {};

  function setAppearance(appearance: Appearance): void {
    if (JSON.stringify(appearance) === JSON.stringify(context.appearance)) return;
    context.appearance = appearance;
    for (const card of [current, ...pinnedCards.all()]) card?.redraw();
  }

  function show(state: HoverState<Target>): void {
    const target = state.status === 'pending' || state.status === 'open' ? state.target : undefined;
    if (!isSameTarget(current?.target, target)) replaceCard(target);
    if (!current) removeCard();
    else if (state.status === 'open' && !isOpen) openCard(current, state.method);
  }

  function replaceCard(target: Target | undefined): void {
    current?.destroy();
    restoreTitles();
    isOpen = false;
    current = target && createCardFor(target);
    last = target ?? last;
    restoreTitles = target?.pointer ? suppressTitles(target.node) : () => {};
  }

  function createCardFor(target: Target): Card {
    const pin = () => pinCard(card);
    const close = () => (pinnedCards.has(card) ? pinnedCards.close(card) : dismiss());
    const card = createCard(host, target, context, { pin, close });
    return card;
  }

  function openCard(card: Card, method: InputMethod): void {
    isOpen = true;
    card.open(method === 'touch' ? 'sheet' : 'beside');
  }

  function pinCard(card: Card): void {
    current = undefined;
    isOpen = false;
    restoreTitles();
    host = createHost();
    pinnedCards.add(card);
    dismiss();
  }

  function removeCard(): void {
    // First the focus, while there is still something to take it from.
    if (last) giveFocusBack(host, last.node);
    last = undefined;
    cardFocus.leave();
    render(null, host.panel);
    removeHost(host);
  }

  return {
    isCardElement: (node) => node === host.element,
    hasFocus: () => hasFocus(host),
    box: () => (isOpen ? host.panel.getBoundingClientRect() : undefined),
    show,
    setAppearance,
    enter(mode) {
      // It is drawn, if only as a skeleton: there must be something to bring the focus to.
      current?.renderNow();
      cardFocus.enter(host, mode);
    },
    handleKey(event) {
      const [inner] = event.composedPath();
      const pinned = pinnedCards.findByHost(inner);
      if (!pinned && inner !== host.element) return false;
      if (event.key === 'Escape') {
        if (pinned) {
          consumeEvent(event);
          pinnedCards.close(pinned);
        }
        return pinned !== undefined;
      }
      if (pinned || !last || !cardFocus.handleTab(host, last.node, event)) {
        useKey(pinned?.host ?? host, event);
      }
      return true;
    },
    stop() {
      removeCard();
      pinnedCards.closeAll();
    },
  };
}

/** A key in a card is for the card, and for the browser, which moves the focus and scrolls; the page does not hear it. */
function useKey(host: CardHost, event: KeyboardEvent): void {
  const focused = getActiveElement(host);
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
