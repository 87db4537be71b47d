import { useMemo } from 'preact/hooks';
import { NUMERIC_COLUMNS } from '../../utils/extension-pages/batch/table/columns.ts';
import type { Row } from '../../utils/extension-pages/batch/table/row.ts';
import type { GptId } from '../../utils/gpt/gpt-id.ts';
import type { Column } from '../../utils/settings/table-columns.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { BatchCell } from './batch-cell.tsx';

interface Props {
  row: Row;
  /** 0 is the first row below the header. */
  index: number;
  columns: Column[];
  /** Whether this is the row in the tab order. */
  isActive: boolean;
  isSelected: boolean;
  onActivate(index: number): void;
  onToggle(id: GptId): void;
  onOpen(id: GptId): void;
}

export function BatchRow(props: Props) {
  const { row, index, columns, isActive, isSelected, onActivate, onToggle, onOpen } = props;
  const text = useI18n();
  const tabIndex = isActive ? 0 : -1;
  // Scrolling rerenders every row, and formatting numbers and dates is the largest cost.
  const cells = useMemo(
    () =>
      columns
        .filter((column) => column !== 'name')
        .map((column) => (
          <td key={column} class={NUMERIC_COLUMNS.includes(column) ? 'number-cell' : undefined}>
            <BatchCell column={column} row={row} />
          </td>
        )),
    [row, columns, text],
  );
  return (
    <tr aria-rowindex={index + 2} aria-selected={isSelected} onFocusIn={() => onActivate(index)}>
      <td class="selection-cell">
        <label>
          <input
            type="checkbox"
            checked={isSelected}
            tabIndex={tabIndex}
            aria-label={text.t('panel.select', { name: row.name })}
            onChange={() => onToggle(row.id)}
          />
        </label>
      </td>
      <th scope="row">
        <button
          type="button"
          class="unstyled-button batch-name"
          title={row.name}
          tabIndex={tabIndex}
          onClick={() => onOpen(row.id)}
        >
          <bdi>{row.name}</bdi>
        </button>
      </th>
      {cells}
    </tr>
  );
}
