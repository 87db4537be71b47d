import { hasWords } from '../../../lib/matches-words.ts';
import { type Capability, capabilitiesOf } from './columns.ts';
import { domainsOf, hasActions, type Row } from './row.ts';

/** Which rows are shown: those that pass all of it. Empty texts and what is left out let all rows pass. */
export interface Filter {
  /** In name, author, id or domains. */
  words: string;
  author: string;
  capability?: Capability;
  /** Whether a GPT must have Actions. */
  withActions: boolean;
  leastRatings?: number;
}

export const NO_FILTER: Filter = { words: '', author: '', withActions: false };

/** How many conditions are set, the words aside: they can be seen. */
export function conditionsOf({ author, capability, withActions, leastRatings }: Filter): number {
  return [author.trim(), capability, withActions, leastRatings].filter(Boolean).length;
}

/** Whether some rows may not pass. */
export function isNarrowing(filter: Filter): boolean {
  return filter.words.trim() !== '' || conditionsOf(filter) > 0;
}

/** The rows that pass. What is not known of a GPT cannot fulfil a condition. */
export function filtered(rows: Row[], filter: Filter, locale: string): Row[] {
  const { words, author, capability, withActions, leastRatings } = filter;
  return rows.filter(({ id, name, gpt }) => {
    if (withActions && !hasActions(gpt)) return false;
    if (leastRatings && (gpt.ratings?.count ?? 0) < leastRatings) return false;
    if (capability && !capabilitiesOf(gpt)?.includes(capability)) return false;
    if (author.trim() && !hasWords(gpt.author ?? '', author.trim(), locale)) return false;
    if (!words.trim()) return true;
    const text = [name, gpt.author, id, ...domainsOf(gpt)].join(' ');
    return hasWords(text, words.trim(), locale);
  });
}
