import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
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

/** The language whose file carries the keys of all languages. */
const MAIN_LANGUAGE = 'en';

/** Followed by the path of a language's file. The ending keeps Vite from parsing the module as JSON. */
const PREFIX = '\0card-texts:';
const ENDING = '.js';

/**
 * A Vite plugin for the card script, which runs in web pages. It strips the texts that only extension pages use, and
 * stores the keys once: all languages have the same keys in the same order, and the keys are long.
 */
export function cardTexts(): Plugin {
  return {
    name: 'card-texts',
    enforce: 'pre',
    resolveId(source, importer = '') {
      const [, language = MAIN_LANGUAGE] = /\/locales\/(\w+)\.json$/.exec(source) ?? [];
      if (language === MAIN_LANGUAGE) return undefined;
      return PREFIX + resolve(dirname(importer), source) + ENDING;
    },
    load(id) {
      if (!id.startsWith(PREFIX)) return undefined;
      const path = id.slice(PREFIX.length, -ENDING.length);
      return withKeysOf(
        resolve(dirname(path), `${MAIN_LANGUAGE}.json`),
        readFileSync(path, 'utf8'),
      );
    },
    transform(code, id) {
      if (!/\/locales\/\w+\.json$/.test(id)) return undefined;
      return { code: JSON.stringify(stripUnused(code)), map: null };
    },
  };
}

/** A module that adds the keys of another language's file to the texts of a language. */
function withKeysOf(mainPath: string, json: string): string {
  const texts = JSON.stringify(Object.values(stripUnused(json)));
  return `import main from ${JSON.stringify(mainPath)};
const texts = ${texts};
export default Object.fromEntries(Object.keys(main).map((key, index) => [key, texts[index]]));`;
}

function stripUnused(json: string): Record<string, unknown> {
  const messages = Object.entries(JSON.parse(json) as Record<string, unknown>);
  return Object.fromEntries(messages.filter(([key]) => !NOT_IN_CARDS.test(key)));
}
