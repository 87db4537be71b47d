import type { GptId } from '../../gpt/gpt-id.ts';
import { parseQuery } from '../../gpt/parse-query.ts';
import type { GptSummary } from '../../gpt/summary.ts';
import { formatAverage, formatConversations } from '../../i18n/format.ts';
import type { I18n } from '../../i18n/i18n.ts';
import { matchesWords } from '../../lib/matches-words.ts';
import type { CachedSummary } from '../../lookup/cache-summary.ts';
import type { History } from '../../user-data/history.ts';
import type { Visit } from '../../user-data/schema.ts';

/** A line under the address bar: what is put into it when the line is chosen, and what it says. */
export interface Suggestion {
  content: string;
  description: string;
}

/** What the library has of some GPTs, without a look-up. */
export type GetCached = (ids: GptId[]) => Promise<CachedSummary[]>;

/** Firefox shows five beside its own first line, and a person reads no more while typing. */
const MAX_SUGGESTIONS = 5;

/**
 * The GPTs that were looked at and have all the words, the latest first. The history is asked, not the
 * library: it is bounded to 2,000 short records with the names, where the library would have to load
 * thousands of whole GPTs with every key that is pressed. Ratings come from the library, for the few that fit.
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

/** What Enter will do with what is typed. */
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
