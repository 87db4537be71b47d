import { type GptId, isGptId } from './gpt-id.ts';
import { asMeant, idsInTyped } from './ids-in-typed-text.ts';
import { opened } from './link-wrappers.ts';

/** What somebody typed or pasted into the search box. */
export type Query =
  | { kind: 'empty' }
  | { kind: 'gpt'; id: GptId }
  | { kind: 'malformed-id'; text: string }
  | { kind: 'foreign-url'; text: string }
  | { kind: 'words'; words: string };

/** Characters of a search; longer ones are pasted by mistake. */
export const MAX_QUERY_LENGTH = 500;

/** A selection can be a whole page; an id that far behind is not what somebody means. */
const MOST_READ = 10_000;

/** What cannot be looked up. */
export type InvalidQuery = Extract<Query, { kind: 'empty' | 'malformed-id' | 'foreign-url' }>;

const URL_LIKE =
  /^(?:[a-z][a-z0-9+.-]*:\/\/|(?:mailto|data|tel|sms|blob|javascript|view-source|about|file|magnet|urn|doi):\S|www\.|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}\/|\S+[?&][\w.~-]+=)/i;

/** One word that starts like an id and is too long or too odd to be a word such as "g-force". */
const ID_LIKE = /^g ?[-_] ?(?=\S*[0-9A-Z_])\S{4,}$/;

/**
 * With a capital `G`: in capitals throughout, or damaged beside. An analytics id has ten characters, all of them
 * capitals or digits, and is nobody's GPT.
 */
const ID_WITH_CAPITAL = /^G[-_](?:[0-9A-Z]{9}|[0-9A-F]{32}|(?=\S*\d)(?=\S*[a-z])\S{8,})$/;

/** Quotes, brackets and the punctuation of a sentence around what was copied out of it. */
const AROUND = /^(?:(?!%)[\s\p{P}\p{S}])+|[\s\p{P}\p{S}]+$/gu;

export function parseQuery(input: string): Query {
  const given = input.slice(0, MOST_READ).trim();
  const text = asMeant(given.normalize('NFKC')).trim();
  if (!text) return { kind: 'empty' };
  const word = text.length > MAX_QUERY_LENGTH ? text : text.replace(AROUND, '');
  const [alone = ''] = word.includes('%') ? opened(word) : [word];
  if (isGptId(alone)) return { kind: 'gpt', id: alone };
  const [first] = idsInTyped(text);
  if (first) return { kind: 'gpt', id: first.id };
  if (URL_LIKE.test(word)) return { kind: 'foreign-url', text: given };
  if (ID_LIKE.test(word) || ID_WITH_CAPITAL.test(word))
    return { kind: 'malformed-id', text: given };
  return { kind: 'words', words: given.replace(/\s+/g, ' ') };
}
