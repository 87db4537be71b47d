import { type GptId, isGptId } from './gpt-id.ts';
import { findTypedIds, repairIds } from './ids-in-typed-text.ts';
import { unwrapUrl } from './link-wrappers.ts';

/** The meaning of a text that was typed or pasted into the search box. */
export type Query =
  | { kind: 'empty' }
  | { kind: 'gpt'; id: GptId }
  | { kind: 'malformed-id'; text: string }
  | { kind: 'foreign-url'; text: string }
  | { kind: 'words'; words: string };

/** In characters. Longer texts are probably pasted by mistake. */
export const MAX_QUERY_LENGTH = 500;

/** In characters. A selection may contain an entire page; an id after this limit is probably not meant. */
const MAX_INPUT_LENGTH = 10_000;

/** A query that cannot be looked up. */
export type InvalidQuery = Extract<Query, { kind: 'empty' | 'malformed-id' | 'foreign-url' }>;

const URL_LIKE =
  /^(?:[a-z][a-z0-9+.-]*:\/\/|(?:mailto|data|tel|sms|blob|javascript|view-source|about|file|magnet|urn|doi):\S|www\.|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}\/|\S+[?&][\w.~-]+=)/i;

/** A word that starts like an id and is too unusual to be a word such as "g-force". */
const ID_LIKE = /^g ?[-_] ?(?=\S*[0-9A-Z_])\S{4,}$/;

/**
 * An id with a capital `G` that is entirely in capitals or otherwise damaged. Does not match analytics ids, which
 * consist of ten capitals or digits.
 */
const ID_WITH_CAPITAL = /^G[-_](?:[0-9A-Z]{9}|[0-9A-F]{32}|(?=\S*\d)(?=\S*[a-z])\S{8,})$/;

/** Quotes, brackets and punctuation around copied text. */
const AROUND = /^(?:(?!%)[\s\p{P}\p{S}])+|[\s\p{P}\p{S}]+$/gu;

export function parseQuery(input: string): Query {
  const trimmed = input.slice(0, MAX_INPUT_LENGTH).trim();
  const text = repairIds(trimmed.normalize('NFKC')).trim();
  if (!text) return { kind: 'empty' };
  const word = text.length > MAX_QUERY_LENGTH ? text : text.replace(AROUND, '');
  const [alone = ''] = word.includes('%') ? unwrapUrl(word) : [word];
  if (isGptId(alone)) return { kind: 'gpt', id: alone };
  const [first] = findTypedIds(text);
  if (first) return { kind: 'gpt', id: first.id };
  if (URL_LIKE.test(word)) return { kind: 'foreign-url', text: trimmed };
  if (ID_LIKE.test(word) || ID_WITH_CAPITAL.test(word))
    return { kind: 'malformed-id', text: trimmed };
  return { kind: 'words', words: trimmed.replace(/\s+/g, ' ') };
}
