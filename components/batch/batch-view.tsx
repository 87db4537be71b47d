import { useMemo } from 'preact/hooks';
import { getPace } from '../../utils/extension-pages/batch/pace.ts';
import { countByState } from '../../utils/extension-pages/batch/progress.ts';
import { toExportRows } from '../../utils/extension-pages/batch/table/export-rows.ts';
import { filterRows } from '../../utils/extension-pages/batch/table/filter.ts';
import { type Row, toRows } from '../../utils/extension-pages/batch/table/row.ts';
import { sortRows } from '../../utils/extension-pages/batch/table/sort.ts';
import type { TableState } from '../../utils/extension-pages/batch/table/table-state.ts';
import type { TextFile } from '../../utils/extension-pages/export/export-file.ts';
import type { ChatEntry } from '../../utils/extension-pages/gateways/chat-entry.ts';
import { formatAddResult } from '../../utils/extension-pages/lists/format-add-result.ts';
import type { RecoveryAction } from '../../utils/gateway/failure.ts';
import type { GptId } from '../../utils/gpt/gpt-id.ts';
import type { Column } from '../../utils/settings/table-columns.ts';
import type {
  AddResult,
  BatchItem,
  Batch as BatchRecord,
  GptList,
} from '../../utils/user-data/schema.ts';
import type { VoteCount } from '../../utils/user-data/votes.ts';
import { ExportMenu } from '../panel/export-menu.tsx';
import { useI18n } from '../ui/i18n-context.tsx';
import { BatchFailures } from './batch-failures.tsx';
import { type BatchControls, BatchProgressView } from './batch-progress.tsx';
import { BatchSelection } from './batch-selection.tsx';
import { BatchTable } from './batch-table.tsx';
import { BatchTools } from './batch-tools.tsx';
import { RatingsPlot } from './ratings-plot.tsx';

interface Props extends BatchControls {
  batch: BatchRecord;
  items: BatchItem[];
  columns: Column[];
  table: TableState;
  /** The user's votes on the answers of all GPTs. */
  votes: ReadonlyMap<GptId, VoteCount>;
  /** Milliseconds since 1970. */
  now: number;
  onTableChange(table: TableState): void;
  onColumnsChange(columns: Column[]): void;
  onOpen(id: GptId): void;
  onRetry(): void;
  onRecover(action: RecoveryAction): void;
  /** Where to top up the balance of the active gateway. */
  topUpUrl?: string;
  /** All lists. */
  lists: GptList[];
  /** Adds to a new list if `list` is `undefined`. */
  onAddToList(
    list: GptList | undefined,
    rows: Row[],
    toMessage: (added: AddResult) => string,
  ): void;
  /** Missing until the gateways have been read, and if none is set up. */
  chat?: ChatEntry;
  onCompare(ids: GptId[]): void;
  copy(text: string): Promise<void>;
  save(file: TextFile): void;
}

/** A batch: its progress, and the GPTs found so far as a table or a plot. */
export function BatchView(props: Props) {
  const text = useI18n();
  const { t } = text;
  const { batch, items, columns, table, votes, now, onTableChange, onOpen } = props;
  const { sorting, filter } = table;
  const rows = useMemo(() => toRows(items, votes), [items, votes]);
  const shown = useMemo(
    () => sortRows(filterRows(rows, filter, text), sorting, text.locale),
    [rows, filter, sorting, text],
  );
  const selected = shown.filter(({ id }) => table.selected.has(id));
  return (
    <div class="batch">
      <BatchProgressView
        {...props}
        progress={countByState(items)}
        pace={batch.state.at === 'running' ? getPace(items, now) : undefined}
      />
      <BatchFailures items={items} now={now} onOpen={onOpen} onRetry={props.onRetry} />
      {rows.length > 0 && (
        <>
          <BatchTools {...props} count={shown.length} total={rows.length}>
            <ExportMenu
              name={batch.title}
              rows={toExportRows(shown, items, table, { votes, text, now })}
              copy={props.copy}
              save={props.save}
            />
          </BatchTools>
          {selected.length > 0 && (
            <BatchSelection
              selected={selected.map(({ id }) => id)}
              lists={props.lists}
              chat={props.chat}
              onCompare={props.onCompare}
              onAddToList={(list) =>
                props.onAddToList(list, selected, (added) => formatAddResult(text, added))
              }
              onSelectNone={() => onTableChange({ ...table, selected: new Set() })}
            />
          )}
          {table.display === 'table' ? (
            <BatchTable
              title={batch.title}
              rows={shown}
              columns={columns}
              table={table}
              onChange={onTableChange}
              onOpen={onOpen}
            />
          ) : (
            <RatingsPlot rows={shown} onOpen={onOpen} />
          )}
          <p class="batch-note">{t('batch.score-explained')}</p>
        </>
      )}
    </div>
  );
}
