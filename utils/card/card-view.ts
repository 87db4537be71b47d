import { render } from 'preact';
import { native } from '../browser/native-api.ts';
import type { HoverView } from '../hover/hover-controller.ts';
import type { Hover } from '../hover/intent.ts';
import { keepEvent } from '../hover/keep-event.ts';
import type { Pointing } from '../hover/lens.ts';
import { isSameTarget, type Target } from '../hover/target.ts';
import { ask, inspect } from '../messages/ask.ts';
import { DEFAULT_APPEARANCE } from '../settings/appearance.ts';
import { type Card, createCard, type Manner } from './card.tsx';
import { createCardFocus } from './card-focus.ts';
import { createHost, hasFocus, removeHost } from './host.ts';
import { createPins } from './pins.ts';
import { holdTitles } from './titles.ts';

/** Whom cards turn to. */
type Asking = Pick<Manner, 'inspect' | 'keep'>;

const ON_WEB_PAGES: Asking = { inspect, keep: async (id) => ask({ type: 'keep-gpt', id }) };

/**
 * Draws what hover intent says: asks for the GPT, shows the card, takes it away. `dismiss` tells intent
 * that the card was closed by its own means, or pinned: then it goes on without intent.
 */
export function createCardView(dismiss: () => void, asking = ON_WEB_PAGES): HoverView {
  let host = createHost();
  // The language is asked for once: an extension that is updated under the page has no API any more.
  const manner: Manner = {
    appearance: DEFAULT_APPEARANCE,
    browserLanguage: native.i18n.getUILanguage(),
    ...asking,
  };
  const pins = createPins();
  const entry = createCardFocus();
  let current: Card | undefined;
  let isOpen = false;
  let giveTitlesBack = () => {};

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
    entry.leave(host);
    render(null, host.panel);
    removeHost(host);
  }

  return {
    holds: (node) => node === host.element,
    isHeld: () => hasFocus(host),
    box: () => (isOpen ? host.panel.getBoundingClientRect() : undefined),
    show,
    enter(how) {
      // It is drawn, if only as a skeleton: there must be something to bring the focus to.
      current?.hurry();
      entry.enter(host, how);
    },
    takesKey(event) {
      const [inner] = event.composedPath();
      const pinned = pins.holding(inner);
      if (pinned && event.key === 'Escape') {
        keepEvent(event);
        pins.close(pinned);
        const { node } = pinned.target;
        if (node instanceof HTMLElement) node.focus({ preventScroll: true });
        return true;
      }
      return inner === host.element && entry.takesTab(host, event);
    },
    stop() {
      remove();
      pins.closeAll();
    },
  };
}
