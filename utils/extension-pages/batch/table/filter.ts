import { type DataKind, getGptKinds, isPersonal } from '../../../gpt/data-kinds.ts';
import type { I18n } from '../../../i18n/i18n.ts';
import { kindName } from '../../../i18n/kind-name.ts';
import { matchesWords } from '../../../lib/matches-words.ts';
import { type Capability, getCapabilities } from './columns.ts';
import { getDomains, hasActions, type Row } from './row.ts';

/** The conditions of a filter; a row must pass all of them. Empty or missing ones pass every row. */
export interface Filter {
  /** Words in name, author, id, domains, operations, or names of collected kinds. */
  words: string;
  author: string;
  capability?: Capability;
  /** Only GPTs with Actions. */
  withActions: boolean;
  /** Only GPTs that collect personal data. */
  withPersonal: boolean;
  /** Only GPTs that collect this kind of data. */
  collected?: DataKind;
  minRatings?: number;
}

export const NO_FILTER: Filter = { words: '', author: '', withActions: false, withPersonal: false };

/** The number of active conditions, without the visible search words. */
export function countConditions(filter: Filter): number {
  const { author, capability, withActions, withPersonal, collected, minRatings } = filter;
  const conditions = [author.trim(), capability, withActions, withPersonal, collected, minRatings];
  return conditions.filter(Boolean).length;
}

/** Whether a filter may exclude rows. */
export function isNarrowing(filter: Filter): boolean {
  return filter.words.trim() !== '' || countConditions(filter) > 0;
}

/** The rows that pass. Unknown values do not meet a condition. */
export function filterRows(rows: Row[], filter: Filter, text: I18n): Row[] {
  const { words, author, capability, withActions, withPersonal, collected, minRatings } = filter;
  const { locale } = text;
  return rows.filter((row) => {
    const { gpt } = row;
    if (withActions && !hasActions(gpt)) return false;
    if (minRatings && (gpt.ratings?.count ?? 0) < minRatings) return false;
    if (capability && !getCapabilities(gpt)?.includes(capability)) return false;
    if (author.trim() && !matchesWords(gpt.author ?? '', author.trim(), locale)) return false;
    if (withPersonal && !getGptKinds(gpt)?.some(isPersonal)) return false;
    if (collected && !getGptKinds(gpt)?.includes(collected)) return false;
    return !words.trim() || matchesWords(getSearchableText(row, text), words.trim(), locale);
  });
}

function getSearchableText({ id, name, gpt }: Row, text: I18n): string {
  const operations = gpt.actions.flatMap((action) => action.operations ?? []);
  return [
    ...[name, gpt.author, id, ...getDomains(gpt)],
    ...operations.map((operation) => operation.name),
    ...(getGptKinds(gpt) ?? []).map((kind) => kindName(text, kind)),
  ].join(' ');
}
