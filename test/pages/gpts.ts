import { createCatalogue } from '../gateway/catalogue.ts';
import { anchor } from './page.ts';

/** The demo gateway's GPTs. Pages need only ids and names, which do not depend on its URL. */
export const catalogue = createCatalogue('http://127.0.0.1');

/** A link to a GPT of the catalogue, found by its name or its edge case. */
export function gptLink(domId: string, keyOrName: string): string {
  const { link, name } = catalogue.get(keyOrName);
  return anchor(domId, link, name);
}
