import type { ComponentChildren } from 'preact';
import type { TableState } from '../../utils/extension-pages/batch/table/table-state.ts';
import type { Column } from '../../utils/settings/table-columns.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { BatchFilter } from './batch-filter.tsx';
import { ColumnPicker } from './column-picker.tsx';

interface Props {
  table: TableState;
  columns: Column[];
  /** Number of rows that match the filter. `total`: number of all rows. */
  count: number;
  total: number;
  onTableChange(table: TableState): void;
  onColumnsChange(columns: Column[]): void;
  /** The export menu. */
  children: ComponentChildren;
}

/** Search, display mode, filter, columns and export of a batch. */
export function BatchTools(props: Props) {
  const { t } = useI18n();
  const { table, columns, count, total, onTableChange, onColumnsChange, children } = props;
  const { filter, display } = table;
  return (
    <>
      <div class="panel-bar">
        <input
          type="search"
          value={filter.words}
          aria-label={t('batch.search')}
          placeholder={t('batch.search')}
          onInput={({ currentTarget }) =>
            onTableChange({ ...table, filter: { ...filter, words: currentTarget.value } })
          }
        />
        <fieldset class="batch-display">
          <legend class="visually-hidden">{t('batch.show-as')}</legend>
          {(['table', 'plot'] as const).map((mode) => (
            <button
              key={mode}
              type="button"
              aria-pressed={display === mode}
              onClick={() => onTableChange({ ...table, display: mode })}
            >
              {t(`batch.as-${mode}`)}
            </button>
          ))}
        </fieldset>
        <BatchFilter
          filter={filter}
          onChange={(changed) => onTableChange({ ...table, filter: changed })}
        />
        {display === 'table' && <ColumnPicker columns={columns} onChoose={onColumnsChange} />}
        <details class="collapsible">
          <summary>{t('export.title')}</summary>
          {children}
        </details>
      </div>
      <p class="list-count" role="status">
        {count === total ? t('panel.count', { count }) : t('batch.gpts-of', { count, total })}
      </p>
    </>
  );
}
