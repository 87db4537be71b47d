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

/** The functions through which cards reach the background. */
type CardServices = Pick<CardContext, 'lookUp' | 'addToList'>;

const WEB_PAGE_SERVICES: CardServices = {
  lookUp,
  addToList: async (id) => sendMessage({ type: 'add-to-list', id }),
};

interface CardView extends HoverView {
  /** Redraws all cards, pinned ones included, if the appearance differs. */
  setAppearance(appearance: Appearance): void;
}

/**
 * Renders the state of hover intent: requests the GPT, shows the card, removes it. Calls `dismiss` when a card is
 * closed by its own controls, or pinned: a pinned card is independent of hover intent.
 */
export function createCardView(dismiss: () => void, services = WEB_PAGE_SERVICES): CardView {
  let host = createHost();
  // Read once: after an update of the extension, the API is no longer available in this page.
  const context: CardContext = {
    appearance: DEFAULT_APPEARANCE,
    onAppearance: setAppearance,
    browserLanguage: native.i18n.getUILanguage(),
    ...services,
  };
  const pinnedCards = createPinnedCards();
  const cardFocus = createCardFocus();
  let current: Card | undefined;
  /** The target of the last card. */
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
    // Move the focus before its element is removed.
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
      // Render at least the skeleton, so that there is something to focus.
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

/** Lets the card and the browser (focus, scrolling) handle a key pressed in a card, but not the page. */
function useKey(host: CardHost, event: KeyboardEvent): void {
  const focused = getActiveElement(host);
  event.stopImmediatePropagation();
  if (!focused) return;
  if (focused instanceof HTMLButtonElement && isPress(event)) {
    // Click on keydown: the page could cancel the click before keyup.
    event.preventDefault();
    if (!event.repeat) clickByKey(focused);
  } else {
    forwardKey(focused, event);
  }
}

function isPress({ key, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return (key === 'Enter' || key === ' ') && !altKey && !ctrlKey && !metaKey;
}
