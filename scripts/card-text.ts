import type { Plugin } from 'vite';

/** Texts of surfaces that are no part of the card: their components are none of its imports. */
export const NOT_IN_THE_CARD = /^(?:manifest|options|popup|toolbar)\./;

/** Leaves the texts of other surfaces out of the card, which a frame pays for on its first hover. */
export function cardText(): Plugin {
  let isCard = false;
  return {
    name: 'card-text',
    enforce: 'pre',
    configResolved({ build }) {
      isCard = JSON.stringify(build.lib || null).includes('entrypoints/card.tsx');
    },
    transform(code, id) {
      if (!isCard || !/\/locales\/\w+\.json$/.test(id)) return undefined;
      const texts = Object.entries(JSON.parse(code));
      return JSON.stringify(
        Object.fromEntries(texts.filter(([key]) => !NOT_IN_THE_CARD.test(key))),
      );
    },
  };
}
