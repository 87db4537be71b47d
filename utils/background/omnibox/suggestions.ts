import type { GptId } from '../../gpt/gpt-id.ts';
import { parseQuery } from '../../gpt/parse-query.ts';
import type { GptSummary } from '../../gpt/summary.ts';
import { formatAverage, formatConversations } from '../../i18n/format.ts';
import type { I18n } from '../../i18n/i18n.ts';
import { matchesWords } from '../../lib/matches-words.ts';
import type { CachedSummary } from '../../lookup/cache-summary.ts';
import type { History } from '../../user-data/history.ts';
import type { Visit } from '../../user-data/schema.ts';

/** A suggestion below the address bar: the input that it stands for, and its text. */
export interface Suggestion {
  content: string;
  description: string;
}

/** Returns summaries of cached GPTs, without a look-up. */
export type GetCached = (ids: GptId[]) => Promise<CachedSummary[]>;

/** Firefox shows five in addition to the default one, and users hardly read more while typing. */
const MAX_SUGGESTIONS = 5;

/**
 * The GPTs in the history that match all words, latest first. Searches the history instead of the cache, because it
 * contains at most 2,000 short records, while searching the cache would load thousands of complete GPTs on every key
 * press. Only the ratings of the matches come from the cache.
 */
export async function getSuggestions(
  input: string,
  text: I18n,
  history: Pick<History, 'all'>,
  getCached: GetCached,
): Promise<Suggestion[]> {
  const query = parseQuery(input);
  const words = query.kind === 'gpt' ? query.id : input.trim();
  if (!words) return [];
  const visits = (await history.all())
    .filter(({ id, name = '', author = '' }) =>
      matchesWords(`${name} ${author} ${id}`, words, text.locale),
    )
    .slice(0, MAX_SUGGESTIONS);
  const gpts = new Map(
    (await getCached(visits.map(({ id }) => id))).map(({ id, gpt }) => [id, gpt]),
  );
  return visits.map((visit) => ({
    content: visit.id,
    description: describeGpt(visit, gpts.get(visit.id), text),
  }));
}

function describeGpt({ id, name, author }: Visit, gpt: GptSummary | undefined, text: I18n): string {
  const { ratings, conversations } = gpt ?? {};
  const parts = [
    name ?? id,
    author && text.t('gpt.by', { author }),
    ratings && 'average' in ratings && `★ ${formatAverage(text, ratings.average)}`,
    conversations && formatConversations(text, conversations),
    name && id,
  ];
  return parts.filter(Boolean).join(' · ');
}

/** Describes what Enter does with the input. */
export function describeEnter(input: string, { t }: I18n): string {
  const query = parseQuery(input);
  switch (query.kind) {
    case 'empty':
      return t('omnibox.empty');
    case 'gpt':
      return t('omnibox.gpt', { id: query.id });
    case 'words':
      return t('omnibox.words', { words: query.words });
    case 'malformed-id':
      return t('popup.malformed-id', { text: query.text });
    case 'foreign-url':
      return t('popup.foreign-url');
  }
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Escapes a text for XML, and replaces control characters, which XML does not allow. */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cn}]/gu, ' ')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
