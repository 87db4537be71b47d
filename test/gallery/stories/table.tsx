import { BatchCell } from '../../../components/batch/batch-cell.tsx';
import { BatchFilter } from '../../../components/batch/batch-filter.tsx';
import { BatchRow } from '../../../components/batch/batch-row.tsx';
import { BatchTable } from '../../../components/batch/batch-table.tsx';
import { BatchTools } from '../../../components/batch/batch-tools.tsx';
import { ColumnPicker } from '../../../components/batch/column-picker.tsx';
import { RatingsPlot } from '../../../components/batch/ratings-plot.tsx';
import { NO_FILTER } from '../../../utils/extension-pages/batch/table/filter.ts';
import type { Row } from '../../../utils/extension-pages/batch/table/row.ts';
import { INITIAL_TABLE_STATE } from '../../../utils/extension-pages/batch/table/table-state.ts';
import type { Action } from '../../../utils/gpt/gpt.ts';
import { COLUMNS, type Column, DEFAULT_COLUMNS } from '../../../utils/settings/table-columns.ts';
import { createAction } from '../../unit/support/create-action.ts';
import { noop, ROWS } from '../fixtures.ts';
import { afterClick, asPart, forEachName, renderedStory, story, withWidth } from '../story.ts';

/** What the first rows collect; the Action of the last one does not state it. */
const ACTIONS: Action[][] = [
  [createAction('api.ledger.example', 'payment', 'email', 'name', 'business', 'query')],
  [createAction('gpt.weatherdesk.example', 'place', 'query')],
  [createAction('search.paperkite.example', 'query')],
  [createAction('plugins.railtimes.example')],
  [{ domain: 'sync.notebook.example' }],
];

const rows: Row[] = ROWS.map((each, n) => {
  const actions = ACTIONS[n];
  return actions ? { ...each, gpt: { ...each.gpt, tools: [{ kind: 'actions' }], actions } } : each;
});

const cells = COLUMNS.filter((column): column is Exclude<Column, 'name'> => column !== 'name');
const row = { columns: DEFAULT_COLUMNS, onActivate: noop, onToggle: noop, onOpen: noop };

export const tableStories = [
  story(
    'batch-table',
    withWidth('sidepanel', 760),
    {
      title: 'GPTs',
      columns: DEFAULT_COLUMNS,
      table: INITIAL_TABLE_STATE,
      onChange: noop,
      onOpen: noop,
    },
    BatchTable,
    {
      'by score': { rows },
      'all columns, two rows selected': {
        rows: rows.slice(0, 4),
        table: {
          ...INITIAL_TABLE_STATE,
          sorting: { column: 'name', isDescending: false },
          selected: new Set(rows.slice(0, 2).map(({ id }) => id)),
        },
        columns: [...COLUMNS],
      },
      'no rows': { rows: [] },
    },
  ),
  renderedStory('batch-row', withWidth('sidepanel', 760), {
    'two, one selected': () => (
      <table class="batch-table">
        <tbody>
          {rows.slice(0, 2).map((each, n) => (
            <BatchRow
              key={each.id}
              row={each}
              index={n}
              isActive={n === 0}
              isSelected={n === 1}
              {...row}
            />
          ))}
        </tbody>
      </table>
    ),
  }),
  renderedStory(
    'batch-cell',
    { surface: 'sidepanel', width: 240, isPart: true },
    forEachName(
      cells,
      (column) => () =>
        rows.slice(0, 10).map((each) => (
          <p key={each.id}>
            <BatchCell column={column} row={each} />
          </p>
        )),
    ),
  ),
  story(
    'batch-tools',
    'sidepanel',
    {
      columns: DEFAULT_COLUMNS,
      table: INITIAL_TABLE_STATE,
      total: 120,
      children: <p>CSV</p>,
      onTableChange: noop,
      onColumnsChange: noop,
    },
    BatchTools,
    {
      'all match': { count: 120 },
      'some match': {
        count: 3,
        table: {
          ...INITIAL_TABLE_STATE,
          filter: { ...NO_FILTER, words: 'map', withActions: true },
        },
      },
    },
  ),
  story('batch-filter', asPart('sidepanel'), { onChange: noop }, BatchFilter, {
    collapsed: { filter: NO_FILTER },
    expanded: afterClick('summary', { filter: NO_FILTER }),
    'two conditions': afterClick('summary', {
      filter: { ...NO_FILTER, capability: 'web', minRatings: 100 },
    }),
    'personal data, one kind': afterClick('summary', {
      filter: { ...NO_FILTER, withPersonal: true, collected: 'email' },
    }),
  }),
  story('column-picker', asPart('sidepanel'), { onChoose: noop }, ColumnPicker, {
    collapsed: { columns: DEFAULT_COLUMNS },
    'default columns': afterClick('summary', { columns: DEFAULT_COLUMNS }),
    'chosen columns': afterClick('summary', { columns: ['name', 'score', 'categories'] }),
  }),
  story('ratings-plot', 'sidepanel', { onOpen: noop }, RatingsPlot, {
    rated: { rows },
    'none rated': { rows: [] },
  }),
];
