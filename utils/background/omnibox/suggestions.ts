import type { GptId } from '../../gpt/gpt-id.ts';
import { parseQuery } from '../../gpt/parse-query.ts';
import type { GptSummary } from '../../gpt/summary.ts';
import { average, conversations } from '../../i18n/format.ts';
import type { Text } from '../../i18n/translate.ts';
import { hasWords } from '../../lib/matches-words.ts';
import type { Known } from '../../lookup/cached-gpts.ts';
import type { History } from '../../user-data/history.ts';
import type { Visit } from '../../user-data/schema.ts';

/** A line under the address bar: what is put into it when the line is chosen, and what it says. */
export interface Suggestion {
  content: string;
  description: string;
}

/** What the library has of some GPTs, without a look-up. */
export type KnownOf = (ids: GptId[]) => Promise<Known[]>;

/** Firefox shows five beside its own first line, and a person reads no more while typing. */
const MOST_SUGGESTED = 5;

/**
 * The GPTs that were looked at and have all the words, the latest first. The history is asked, not the
 * library: it is bounded to 2,000 short records with the names, where the library would have to load
 * thousands of whole GPTs with every key that is pressed. Ratings come from the library, for the few that fit.
 */
export async function suggestionsFor(
  input: string,
  text: Text,
  history: Pick<History, 'all'>,
  known: KnownOf,
): Promise<Suggestion[]> {
  const query = parseQuery(input);
  const words = query.kind === 'gpt' ? query.id : input.trim();
  if (!words) return [];
  const visits = (await history.all())
    .filter(({ id, name = '', author = '' }) =>
      hasWords(`${name} ${author} ${id}`, words, text.locale),
    )
    .slice(0, MOST_SUGGESTED);
  const gpts = new Map((await known(visits.map(({ id }) => id))).map(({ id, gpt }) => [id, gpt]));
  return visits.map((visit) => ({
    content: visit.id,
    description: descriptionOf(visit, gpts.get(visit.id), text),
  }));
}

function descriptionOf(
  { id, name, author }: Visit,
  gpt: GptSummary | undefined,
  text: Text,
): string {
  const { ratings, conversations: chats } = gpt ?? {};
  const parts = [
    name ?? id,
    author && text.t('gpt.by', { author }),
    ratings && 'average' in ratings && `★ ${average(text, ratings.average)}`,
    chats && conversations(text, chats),
    name && id,
  ];
  return parts.filter(Boolean).join(' · ');
}

/** What Enter will do with what is typed. */
export function willDo(input: string, { t }: Text): string {
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
