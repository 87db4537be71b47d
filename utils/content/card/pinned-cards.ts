import { render } from 'preact';
import type { Card } from './card.tsx';
import { giveFocusBack } from './card-focus.ts';
import { removeHost } from './host.ts';

/** More cards than this hide the page; the oldest makes room. */
const MAX_PINNED = 5;

/** The cards that stay until they are closed. */
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
    /** The pinned card that an event of the page comes from. */
    findByHost: (node: unknown) => pinned.find(({ host }) => host.element === node),
    close,
    closeAll(): void {
      for (const card of [...pinned]) close(card);
    },
  };
}
