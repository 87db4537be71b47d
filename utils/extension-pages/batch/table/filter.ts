import { matchesWords } from '../../../lib/matches-words.ts';
import { type Capability, getCapabilities } from './columns.ts';
import { getDomains, hasActions, type Row } from './row.ts';

/** Which rows are shown: those that pass all of it. Empty texts and what is left out let all rows pass. */
export interface Filter {
  /** In name, author, id or domains. */
  words: string;
  author: string;
  capability?: Capability;
  /** Whether a GPT must have Actions. */
  withActions: boolean;
  minRatings?: number;
}

export const NO_FILTER: Filter = { words: '', author: '', withActions: false };

/** How many conditions are set, the words aside: they can be seen. */
export function countConditions({ author, capability, withActions, minRatings }: Filter): number {
  return [author.trim(), capability, withActions, minRatings].filter(Boolean).length;
}

/** Whether some rows may not pass. */
export function isNarrowing(filter: Filter): boolean {
  return filter.words.trim() !== '' || countConditions(filter) > 0;
}

/** The rows that pass. What is not known of a GPT cannot fulfil a condition. */
export function filterRows(rows: Row[], filter: Filter, locale: string): Row[] {
  const { words, author, capability, withActions, minRatings } = filter;
  return rows.filter(({ id, name, gpt }) => {
    if (withActions && !hasActions(gpt)) return false;
    if (minRatings && (gpt.ratings?.count ?? 0) < minRatings) return false;
    if (capability && !getCapabilities(gpt)?.includes(capability)) return false;
    if (author.trim() && !matchesWords(gpt.author ?? '', author.trim(), locale)) return false;
    if (!words.trim()) return true;
    const text = [name, gpt.author, id, ...getDomains(gpt)].join(' ');
    return matchesWords(text, words.trim(), locale);
  });
}
