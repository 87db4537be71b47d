import { failureSentence } from '../../../i18n/failure-text.ts';
import type { I18n } from '../../../i18n/i18n.ts';
import type { BatchItem } from '../../../user-data/schema.ts';
import type { ExportRow } from '../../export/export-row.ts';
import { isNarrowing } from './filter.ts';
import type { Row } from './row.ts';
import type { TableState } from './table-state.ts';

/**
 * The rows of an export: the selected visible rows, or all visible rows if none is selected, and the failed items,
 * unless a selection or a filter narrows the rows.
 */
export function toExportRows(
  shown: Row[],
  items: BatchItem[],
  { selected, filter }: TableState,
  text: I18n,
  now: number,
): ExportRow[] {
  const exported = selected.size > 0 ? shown.filter(({ id }) => selected.has(id)) : shown;
  const rows = exported.map(({ id, gpt, readAt }) => ({ id, gpt, readAt }));
  if (selected.size > 0 || isNarrowing(filter)) return rows;
  const failed = items.flatMap((item) =>
    item.state === 'failed'
      ? { id: item.id, failure: failureSentence(text, item.failure, now) }
      : [],
  );
  return [...rows, ...failed];
}
