import { bareIds, type GptId, idInUrl, isGptId } from './grammar.ts';

/** What somebody typed or pasted into the search box. */
export type Query =
  | { kind: 'empty' }
  | { kind: 'gpt'; id: GptId }
  | { kind: 'malformed-id'; text: string }
  | { kind: 'foreign-url'; text: string }
  | { kind: 'words'; words: string };

/** Characters of a search; longer ones are pasted by mistake. */
export const LONGEST_QUERY = 500;

/** What cannot be looked up. */
export type BadQuery = Extract<Query, { kind: 'empty' | 'malformed-id' | 'foreign-url' }>;

const URL_LIKE = /^(?:[a-z][a-z0-9+.-]*:\/\/|www\.|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}\/)/i;

/** One word that starts like an id and is too long or too odd to be a word such as "g-force". */
const ID_LIKE = /^g-(?=\S*[0-9A-Z_])\S{4,}$/;

export function parseQuery(input: string): Query {
  const text = input.trim();
  if (!text) return { kind: 'empty' };
  if (isGptId(text)) return { kind: 'gpt', id: text };
  if (URL_LIKE.test(text)) {
    const id = idInUrl(text);
    return id ? { kind: 'gpt', id } : { kind: 'foreign-url', text };
  }
  const [bare] = bareIds(text);
  if (bare) return { kind: 'gpt', id: bare.id };
  if (ID_LIKE.test(text)) return { kind: 'malformed-id', text };
  return { kind: 'words', words: text.replace(/\s+/g, ' ') };
}
