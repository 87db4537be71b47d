import type { Plugin } from 'vite';

/** Words of the extension's own pages, of the manifest and of what the browser draws: no card says them. */
const OWN_PAGES = [
  'backup',
  'compare',
  'contacts',
  'export',
  'following',
  'history',
  'lists',
  'manifest',
  'menu',
  'no-gpt',
  'omnibox',
  'options',
  'page',
  'panel',
  'popup',
  'survey',
  'toolbar',
  'welcome',
];

export const NOT_IN_CARDS = new RegExp(`^(?:${OWN_PAGES.join('|')})\\.`);

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
