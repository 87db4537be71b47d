import { render } from 'preact';
import type { Card } from './card.tsx';
import { giveFocusBack } from './card-focus.ts';
import { removeHost } from './host.ts';

/** More cards would hide the page; adding one closes the oldest. */
const MAX_PINNED = 5;

/** Manages the cards that stay until the user closes them. */
export function createPinnedCards() {
  const pinned: Card[] = [];

  function close(card: Card): void {
    const { host, target } = card;
    pinned.splice(pinned.indexOf(card), 1);
    card.destroy();
    giveFocusBack(host, target.node);
    render(null, host.panel);
    removeHost(host);
  }

  return {
    add(card: Card): void {
      const [oldest] = pinned;
      if (oldest && pinned.length === MAX_PINNED) close(oldest);
      pinned.push(card);
      card.pin();
    },
    all: (): readonly Card[] => pinned,
    has: (card: Card) => pinned.includes(card),
    /** The pinned card from whose host an event comes. */
    findByHost: (node: unknown) => pinned.find(({ host }) => host.element === node),
    close,
    closeAll(): void {
      for (const card of [...pinned]) close(card);
    },
  };
}
