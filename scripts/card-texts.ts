import type { Plugin } from 'vite';

/** First words of the keys of what only the extension's own pages, the browser and the manifest say. */
export const OWN = (
  'manifest common options popup toolbar panel page batch history export following ' +
  'contacts lists compare backup welcome menu no-gpt omnibox'
).split(' ');

/** No card says these. Of what controls where it works, a card has one button. */
export const NOT_IN_CARDS = new RegExp(`^(?:(?:${OWN.join('|')})\\.|control\\.(?!turn-off))`);

/** Leaves out of the card's script, which goes into web pages, the texts that only the extension's own pages say. */
export function cardTexts(): Plugin {
  return {
    name: 'card-texts',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/locales\/\w+\.json$/.test(id)) return undefined;
      const messages = Object.entries(JSON.parse(code) as Record<string, unknown>);
      const kept = messages.filter(([key]) => !NOT_IN_CARDS.test(key));
      return { code: JSON.stringify(Object.fromEntries(kept)), map: null };
    },
  };
}
