import { useMemo } from 'preact/hooks';
import type { TextFile } from '../../utils/extension-pages/export/export-file.ts';
import { addedText } from '../../utils/extension-pages/lists/added-message.ts';
import { paceOf } from '../../utils/extension-pages/survey/pace.ts';
import { progressOf } from '../../utils/extension-pages/survey/progress.ts';
import { exportRows } from '../../utils/extension-pages/survey/table/export-rows.ts';
import { filtered } from '../../utils/extension-pages/survey/table/filter.ts';
import { type Row, rowsOf } from '../../utils/extension-pages/survey/table/row.ts';
import { sorted } from '../../utils/extension-pages/survey/table/sort.ts';
import type { TableState } from '../../utils/extension-pages/survey/table/table-state.ts';
import type { WayOut } from '../../utils/gateway/failure.ts';
import type { GptId } from '../../utils/gpt/gpt-id.ts';
import type { Column } from '../../utils/settings/table-columns.ts';
import type {
  Added,
  GptList,
  SurveyItem,
  Survey as SurveyRecord,
} from '../../utils/user-data/schema.ts';
import { ExportMenu } from '../panel/export-menu.tsx';
import { useText } from '../ui/text-context.tsx';
import { RatingsPlot } from './ratings-plot.tsx';
import { SurveyFailures } from './survey-failures.tsx';
import { type SurveyControls, SurveyProgress } from './survey-progress.tsx';
import { SurveySelection } from './survey-selection.tsx';
import { SurveyTable } from './survey-table.tsx';
import { SurveyTools } from './survey-tools.tsx';

interface Props extends SurveyControls {
  survey: SurveyRecord;
  items: SurveyItem[];
  columns: Column[];
  table: TableState;
  /** Milliseconds since 1970. */
  now: number;
  changeTable(table: TableState): void;
  chooseColumns(columns: Column[]): void;
  open(id: GptId): void;
  retry(): void;
  takeWayOut(way: WayOut): void;
  /** All lists there are. */
  lists: GptList[];
  /** Without a list, to a new one. */
  addToList(list: GptList | undefined, rows: Row[], sentenceOf: (added: Added) => string): void;
  compare(ids: GptId[]): void;
  copy(text: string): Promise<void>;
  save(file: TextFile): void;
}

/** A survey: how far it is, and what it has found so far, as a table or a plot. */
export function Survey(props: Props) {
  const text = useText();
  const { t, locale } = text;
  const { survey, items, columns, table, now, changeTable, open } = props;
  const { sorting, filter } = table;
  const rows = useMemo(() => rowsOf(items), [items]);
  const shown = useMemo(
    () => sorted(filtered(rows, filter, locale), sorting, locale),
    [rows, filter, sorting, locale],
  );
  const selected = shown.filter(({ id }) => table.selected.has(id));
  return (
    <div class="survey">
      <SurveyProgress
        {...props}
        progress={progressOf(items)}
        pace={survey.state.at === 'running' ? paceOf(items, now) : undefined}
      />
      <SurveyFailures items={items} now={now} open={open} retry={props.retry} />
      {rows.length > 0 && (
        <>
          <SurveyTools {...props} count={shown.length} total={rows.length}>
            <ExportMenu
              name={survey.title}
              rows={exportRows(shown, items, table, text, now)}
              copy={props.copy}
              save={props.save}
            />
          </SurveyTools>
          {selected.length > 0 && (
            <SurveySelection
              selected={selected.map(({ id }) => id)}
              lists={props.lists}
              compare={props.compare}
              addTo={(list) => props.addToList(list, selected, (added) => addedText(text, added))}
              selectNone={() => changeTable({ ...table, selected: new Set() })}
            />
          )}
          {table.shows === 'table' ? (
            <SurveyTable
              title={survey.title}
              rows={shown}
              columns={columns}
              table={table}
              change={changeTable}
              open={open}
            />
          ) : (
            <RatingsPlot rows={shown} open={open} />
          )}
          <p class="survey-note">{t('survey.score-is')}</p>
        </>
      )}
    </div>
  );
}
