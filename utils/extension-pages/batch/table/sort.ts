import type { Column } from '../../../settings/table-columns.ts';
import { DESCENDING_COLUMNS, getSortKey } from './columns.ts';
import type { Row } from './row.ts';

export interface Sorting {
  column: Column;
  isDescending: boolean;
}

/** The default: best score first. */
export const BY_SCORE: Sorting = { column: 'score', isDescending: true };

/** The sorting after a click on a column's header: reverses the order of the current column. */
export function toggleSorting(sorting: Sorting, column: Column): Sorting {
  if (sorting.column === column) return { column, isDescending: !sorting.isDescending };
  return { column, isDescending: DESCENDING_COLUMNS.includes(column) };
}

/** Sorts rows. Unknown values come last in both directions; equal rows keep their order. */
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
