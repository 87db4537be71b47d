import { Fragment } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { NUMERIC_COLUMNS } from '../../utils/extension-pages/batch/table/columns.ts';
import type { Row } from '../../utils/extension-pages/batch/table/row.ts';
import { type Sorting, toggleSorting } from '../../utils/extension-pages/batch/table/sort.ts';
import type { TableState } from '../../utils/extension-pages/batch/table/table-state.ts';
import type { GptId } from '../../utils/gpt/gpt-id.ts';
import type { Column } from '../../utils/settings/table-columns.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { withToggled } from '../ui/use-selection.ts';
import { useVirtualRows } from '../ui/use-virtual-rows.ts';
import { BatchRow } from './batch-row.tsx';

interface Props {
  title: string;
  /** Filtered and sorted. */
  rows: Row[];
  columns: Column[];
  table: TableState;
  onChange(table: TableState): void;
  onOpen(id: GptId): void;
}

/** In CSS pixels; must match `batch-table.css`. Rows of equal height need no measuring. */
const ROW_HEIGHT = 36;

/**
 * The GPTs of a batch, up to thousands of rows. The table has one tab stop, arrow keys move between rows, and only
 * visible rows are rendered.
 */
export function BatchTable({ title, rows, columns, table, onChange, onOpen }: Props) {
  const { t } = useI18n();
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(() =>
    Math.max(
      0,
      rows.findIndex(({ id }) => id === table.lastOpened?.id),
    ),
  );
  const current = Math.min(active, rows.length - 1);
  const virtualizer = useVirtualRows({
    count: rows.length,
    scroller,
    rowHeight: ROW_HEIGHT,
    headHeight: ROW_HEIGHT,
    pinnedRow: current,
    top: table.lastOpened?.top ?? 0,
  });

  function moveFocus(event: KeyboardEvent): void {
    const page = Math.max(1, Math.floor((virtualizer.scrollRect?.height ?? 0) / ROW_HEIGHT) - 2);
    const last = rows.length - 1;
    const targets: Record<string, number> = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      PageDown: current + page,
      PageUp: current - page,
      Home: 0,
      End: last,
    };
    const target = targets[event.key];
    const selector = event.target instanceof HTMLInputElement ? 'input' : 'button';
    if (target === undefined || !(event.target as Element).closest('tbody')) return;
    event.preventDefault();
    const next = Math.min(last, Math.max(0, target));
    setActive(next);
    virtualizer.scrollToIndex(next);
    // The row is rendered by then.
    requestAnimationFrame(() =>
      scroller.current
        ?.querySelector<HTMLElement>(`[aria-rowindex="${next + 2}"] ${selector}`)
        ?.focus({ preventScroll: true }),
    );
  }

  function openRow(id: GptId): void {
    onChange({ ...table, lastOpened: { id, top: scroller.current?.scrollTop ?? 0 } });
    onOpen(id);
  }

  function sort(sorting: Sorting): void {
    setActive(0);
    virtualizer.scrollToOffset(0);
    onChange({ ...table, sorting });
  }

  const toggle = (id: GptId) => onChange({ ...table, selected: withToggled(table.selected, id) });
  let end = 0;
  return (
    <div class="batch-scroller" ref={scroller}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its single tab stop makes it a grid.
        role="grid"
        class="batch-table"
        aria-label={title}
        aria-rowcount={rows.length + 1}
        aria-multiselectable="true"
        onKeyDown={moveFocus}
      >
        <colgroup>
          <col class="column-selection" />
          {columns.map((column) => (
            <col key={column} class={`column-${column}`} />
          ))}
        </colgroup>
        <Head columns={columns} sorting={table.sorting} sort={sort} />
        <tbody>
          {virtualizer.getVirtualItems().map(({ index, start, end: rowEnd }) => {
            const row = rows[index];
            const gap = start - end;
            end = rowEnd;
            return (
              row && (
                <Fragment key={row.id}>
                  {gap > 0 && <Gap height={gap} />}
                  <BatchRow
                    row={row}
                    index={index}
                    columns={columns}
                    isActive={index === current}
                    isSelected={table.selected.has(row.id)}
                    onActivate={setActive}
                    onToggle={toggle}
                    onOpen={openRow}
                  />
                </Fragment>
              )
            );
          })}
          <Gap height={Math.max(0, virtualizer.getTotalSize() - end)} />
        </tbody>
      </table>
      {rows.length === 0 && <p class="panel-hint">{t('batch.no-match')}</p>}
    </div>
  );
}

/** Fills the height of rows that are not rendered. */
function Gap({ height }: { height: number }) {
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: it cannot be focused, and screen readers must not count it.
  return <tr aria-hidden="true" class="batch-gap" style={{ height: `${height}px` }} />;
}

interface HeadProps {
  columns: Column[];
  sorting: Sorting;
  sort(sorting: Sorting): void;
}

function Head({ columns, sorting, sort }: HeadProps) {
  const { t } = useI18n();
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col">
          <span class="visually-hidden">{t('batch.selection')}</span>
        </th>
        {columns.map((column) => {
          const isSorted = sorting.column === column;
          const direction = sorting.isDescending ? 'descending' : 'ascending';
          return (
            <th
              key={column}
              scope="col"
              class={NUMERIC_COLUMNS.includes(column) ? 'number-cell' : undefined}
              aria-sort={isSorted ? direction : undefined}
            >
              <button
                type="button"
                class="unstyled-button batch-sort"
                title={column === 'score' ? t('batch.score-explained') : undefined}
                onClick={() => sort(toggleSorting(sorting, column))}
              >
                {t(`batch.column.${column}`)}
                <span aria-hidden="true" class="batch-sort-arrow">
                  {isSorted && (sorting.isDescending ? '↓' : '↑')}
                </span>
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
