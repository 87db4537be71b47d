import type { ComponentChildren } from 'preact';
import type { TableState } from '../../utils/extension-pages/survey/table/table-state.ts';
import type { Column } from '../../utils/settings/table-columns.ts';
import { useText } from '../ui/text-context.tsx';
import { ColumnChoice } from './column-picker.tsx';
import { SurveyFilter } from './survey-filter.tsx';

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
export function SurveyTools(props: Props) {
  const { t } = useText();
  const { table, columns, count, total, changeTable, chooseColumns, children } = props;
  const { filter, shows } = table;
  return (
    <>
      <div class="panel-bar">
        <input
          type="search"
          value={filter.words}
          aria-label={t('survey.search')}
          placeholder={t('survey.search')}
          onInput={({ currentTarget }) =>
            changeTable({ ...table, filter: { ...filter, words: currentTarget.value } })
          }
        />
        <fieldset class="survey-shows">
          <legend class="unseen">{t('survey.show-as')}</legend>
          {(['table', 'plot'] as const).map((way) => (
            <button
              key={way}
              type="button"
              aria-pressed={shows === way}
              onClick={() => changeTable({ ...table, shows: way })}
            >
              {t(`survey.as-${way}`)}
            </button>
          ))}
        </fieldset>
        <SurveyFilter
          filter={filter}
          change={(changed) => changeTable({ ...table, filter: changed })}
        />
        {shows === 'table' && <ColumnChoice columns={columns} choose={chooseColumns} />}
        <details class="fold">
          <summary>{t('export.title')}</summary>
          {children}
        </details>
      </div>
      <p class="list-count" role="status">
        {count === total ? t('panel.count', { count }) : t('survey.gpts-of', { count, total })}
      </p>
    </>
  );
}
