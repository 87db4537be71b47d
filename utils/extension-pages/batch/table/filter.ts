import { matchesWords } from '../../../lib/matches-words.ts';
import { type Capability, getCapabilities } from './columns.ts';
import { getDomains, hasActions, type Row } from './row.ts';

/** The conditions of a filter; a row must pass all of them. Empty or missing ones pass every row. */
export interface Filter {
  /** Words in name, author, id or domains. */
  words: string;
  author: string;
  capability?: Capability;
  /** Only GPTs with Actions. */
  withActions: boolean;
  minRatings?: number;
}

export const NO_FILTER: Filter = { words: '', author: '', withActions: false };

/** The number of active conditions, without the visible search words. */
export function countConditions({ author, capability, withActions, minRatings }: Filter): number {
  return [author.trim(), capability, withActions, minRatings].filter(Boolean).length;
}

/** Whether a filter may exclude rows. */
export function isNarrowing(filter: Filter): boolean {
  return filter.words.trim() !== '' || countConditions(filter) > 0;
}

/** The rows that pass. Unknown values do not meet a condition. */
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
