import type { Plugin } from 'vite';

/** Prefixes of the keys that only extension pages, background and manifest use. */
export const NOT_IN_CARDS_PREFIXES = (
  'manifest common options popup toolbar panel page batch history export following ' +
  'contacts lists compare backup welcome menu no-gpt omnibox domains platform balance usage chat'
).split(' ');

/**
 * Keys that no card uses. Of the `control.` keys, the card needs only those of its turn-off button. Of the `gateway.` keys, it
 * needs only the one without a name: a page must not learn which gateways the user has.
 */
export const NOT_IN_CARDS = new RegExp(
  `^(?:(?:${NOT_IN_CARDS_PREFIXES.join('|')})\\.|control\\.(?!turn-off)|gateway\\.(?!from-next))`,
);

/** A Vite plugin that strips from the card script, which runs in web pages, the texts that only extension pages use. */
export function cardTexts(): Plugin {
  return {
    name: 'card-texts',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/locales\/\w+\.json$/.test(id)) return undefined;
      const messages = Object.entries(JSON.parse(code) as Record<string, unknown>);
      const used = messages.filter(([key]) => !NOT_IN_CARDS.test(key));
      return { code: JSON.stringify(Object.fromEntries(used)), map: null };
    },
  };
}
