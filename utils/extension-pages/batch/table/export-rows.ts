import type { GptId } from '../../../gpt/gpt-id.ts';
import { failureSentence } from '../../../i18n/failure-text.ts';
import type { I18n } from '../../../i18n/i18n.ts';
import type { BatchItem } from '../../../user-data/schema.ts';
import type { VoteCount } from '../../../user-data/votes.ts';
import type { ExportRow } from '../../export/export-row.ts';
import { isNarrowing } from './filter.ts';
import type { Row } from './row.ts';
import type { TableState } from './table-state.ts';

interface ExportContext {
  /** The user's votes on the answers of all GPTs. */
  votes: ReadonlyMap<GptId, VoteCount>;
  text: I18n;
  /** Milliseconds since 1970. */
  now: number;
}

/**
 * The rows of an export: the selected visible rows, or all visible rows if none is selected, and the failed items,
 * unless a selection or a filter narrows the rows.
 */
export function toExportRows(
  shown: Row[],
  items: BatchItem[],
  { selected, filter }: TableState,
  { votes, text, now }: ExportContext,
): ExportRow[] {
  const exported = selected.size > 0 ? shown.filter(({ id }) => selected.has(id)) : shown;
  const rows = exported.map(({ id, gpt, readAt, votes }) => ({ id, gpt, readAt, votes }));
  if (selected.size > 0 || isNarrowing(filter)) return rows;
  const failed = items.flatMap((item) =>
    item.state === 'failed'
      ? {
          id: item.id,
          failure: failureSentence(text, item.failure, now),
          votes: votes.get(item.id),
        }
      : [],
  );
  return [...rows, ...failed];
}
