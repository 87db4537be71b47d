import type { CatalogueEntry } from './catalogue.ts';
import { createRandom, seedOf } from './random.ts';

/** A hit as both search endpoints return it, which is not a gizmo. */
export interface SearchHit {
  id: string;
  /** Often ends in ` - OpenAI`. */
  title: string;
  link: string;
  /** Often ends in a boilerplate sentence, or is cut short. */
  description: string;
  favicon: string;
}

const LONGEST_DESCRIPTION = 200;

/** The search hit of a GPT, with the endings that real hits have. */
export function searchHit({ id, name, link, data }: CatalogueEntry): SearchHit {
  const random = createRandom(seedOf(id));
  const host = random.chance(0.5) ? 'https://chat.openai.com/' : 'https://chatgpt.com/';
  const author = data.gizmo.author.display_name ?? 'community builder';
  const boilerplate = ` By ${author}. Sign up to chat. Requires ChatGPT Plus.`;
  return {
    id,
    title: random.chance(0.8) ? `${name} - OpenAI` : name,
    link: link.replace('https://chatgpt.com/', host),
    description: shorten(data.gizmo.display.description) + (random.chance(0.6) ? boilerplate : ''),
    favicon: 'https://external-content.duckduckgo.com/ip3/chat.openai.com.ico',
  };
}

function shorten(description: string): string {
  const isShort = description.length <= LONGEST_DESCRIPTION;
  return isShort ? description : `${description.slice(0, LONGEST_DESCRIPTION)} ...`;
}
