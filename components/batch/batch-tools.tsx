import type { ComponentChildren } from 'preact';
import type { TableState } from '../../utils/extension-pages/batch/table/table-state.ts';
import type { Column } from '../../utils/settings/table-columns.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { BatchFilter } from './batch-filter.tsx';
import { ColumnPicker } from './column-picker.tsx';

interface Props {
  table: TableState;
  columns: Column[];
  /** How many rows pass the filter, and of how many. */
  count: number;
  total: number;
  changeTable(table: TableState): void;
  chooseColumns(columns: Column[]): void;
  /** What takes the rows out of here. */
  children: ComponentChildren;
}

/** What narrows a survey's rows, and how they are shown. */
export function BatchTools(props: Props) {
  const { t } = useI18n();
  const { table, columns, count, total, changeTable, chooseColumns, children } = props;
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
            changeTable({ ...table, filter: { ...filter, words: currentTarget.value } })
          }
        />
        <fieldset class="batch-display">
          <legend class="visually-hidden">{t('batch.show-as')}</legend>
          {(['table', 'plot'] as const).map((mode) => (
            <button
              key={mode}
              type="button"
              aria-pressed={display === mode}
              onClick={() => changeTable({ ...table, display: mode })}
            >
              {t(`batch.as-${mode}`)}
            </button>
          ))}
        </fieldset>
        <BatchFilter
          filter={filter}
          onChange={(changed) => changeTable({ ...table, filter: changed })}
        />
        {display === 'table' && <ColumnPicker columns={columns} onChoose={chooseColumns} />}
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
