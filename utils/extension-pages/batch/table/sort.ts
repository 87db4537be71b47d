import type { Column } from '../../../settings/table-columns.ts';
import { getSortKey, NUMERIC_COLUMNS } from './columns.ts';
import type { Row } from './row.ts';

export interface Sorting {
  column: Column;
  isDescending: boolean;
}

/** The most trustworthy praise first. */
export const BY_SCORE: Sorting = { column: 'score', isDescending: true };

/** What a press on a column's head makes of the sorting: it turns round what is sorted by that column already. */
export function toggleSorting(sorting: Sorting, column: Column): Sorting {
  if (sorting.column === column) return { column, isDescending: !sorting.isDescending };
  // What is most or latest is looked for first.
  return { column, isDescending: NUMERIC_COLUMNS.includes(column) || column === 'capabilities' };
}

/** Rows in order. What is not known comes last either way; equals keep the order of the page. */
export function sortRows(rows: Row[], { column, isDescending }: Sorting, locale: string): Row[] {
  const collator = new Intl.Collator(locale, { numeric: true });
  const keyed = rows.map((row) => ({ row, key: getSortKey(column, row) }));
  const sign = isDescending ? -1 : 1;
  keyed.sort((one, other) => {
    if (one.key === undefined || other.key === undefined) {
      return Number(one.key === undefined) - Number(other.key === undefined);
    }
    return typeof one.key === 'number' && typeof other.key === 'number'
      ? sign * (one.key - other.key)
      : sign * collator.compare(String(one.key), String(other.key));
  });
  return keyed.map(({ row }) => row);
}
