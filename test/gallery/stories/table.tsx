import { BatchCell } from '../../../components/batch/batch-cell.tsx';
import { BatchFilter } from '../../../components/batch/batch-filter.tsx';
import { BatchRow } from '../../../components/batch/batch-row.tsx';
import { BatchTable } from '../../../components/batch/batch-table.tsx';
import { BatchTools } from '../../../components/batch/batch-tools.tsx';
import { ColumnPicker } from '../../../components/batch/column-picker.tsx';
import { PlotAxes } from '../../../components/batch/plot-axes.tsx';
import { RatingsPlot } from '../../../components/batch/ratings-plot.tsx';
import { NO_FILTER } from '../../../utils/extension-pages/batch/table/filter.ts';
import { createPlot } from '../../../utils/extension-pages/batch/table/points.ts';
import { INITIAL_TABLE_STATE } from '../../../utils/extension-pages/batch/table/table-state.ts';
import { COLUMNS, type Column, DEFAULT_COLUMNS } from '../../../utils/settings/table-columns.ts';
import { nothing, ROWS } from '../fixtures.ts';
import { drawnStory, each, part, pressed, story, wide } from '../story.ts';

const FRAME = { left: 40, top: 26, right: 400, bottom: 200 };

const cells = COLUMNS.filter((column): column is Exclude<Column, 'name'> => column !== 'name');
const row = { columns: DEFAULT_COLUMNS, onActivate: nothing, onToggle: nothing, onOpen: nothing };

export const tableStories = [
  story(
    'batch-table',
    wide('sidepanel', 760),
    {
      title: 'GPTs',
      columns: DEFAULT_COLUMNS,
      table: INITIAL_TABLE_STATE,
      onChange: nothing,
      onOpen: nothing,
    },
    BatchTable,
    {
      'by score': { rows: ROWS },
      'all columns, two rows selected': {
        rows: ROWS.slice(0, 4),
        table: {
          ...INITIAL_TABLE_STATE,
          sorting: { column: 'name', isDescending: false },
          selected: new Set(ROWS.slice(0, 2).map(({ id }) => id)),
        },
        columns: [...COLUMNS],
      },
      'none pass': { rows: [] },
    },
  ),
  drawnStory('batch-row', wide('sidepanel', 760), {
    'two, one of them selected': () => (
      <table class="batch-table">
        <tbody>
          {ROWS.slice(0, 2).map((each, n) => (
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
  drawnStory(
    'batch-cell',
    { surface: 'sidepanel', width: 240, isPart: true },
    each(
      cells,
      (column) => () =>
        ROWS.slice(0, 10).map((each) => (
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
      changeTable: nothing,
      chooseColumns: nothing,
    },
    BatchTools,
    {
      'all pass': { count: 120 },
      'some pass': {
        count: 3,
        table: {
          ...INITIAL_TABLE_STATE,
          filter: { ...NO_FILTER, words: 'map', withActions: true },
        },
      },
    },
  ),
  story('batch-filter', part('sidepanel'), { onChange: nothing }, BatchFilter, {
    folded: { filter: NO_FILTER },
    unfolded: pressed('summary', { filter: NO_FILTER }),
    'two conditions': pressed('summary', {
      filter: { ...NO_FILTER, capability: 'web', leastRatings: 100 },
    }),
  }),
  story('column-picker', part('sidepanel'), { onChoose: nothing }, ColumnPicker, {
    folded: { columns: DEFAULT_COLUMNS },
    'as nobody chose them': pressed('summary', { columns: DEFAULT_COLUMNS }),
    'as somebody chose them': pressed('summary', { columns: ['name', 'score', 'categories'] }),
  }),
  story('ratings-plot', 'sidepanel', { onOpen: nothing }, RatingsPlot, {
    rated: { rows: ROWS },
    'none rated': { rows: [] },
  }),
  drawnStory('plot-axes', 'sidepanel', {
    'of some ratings': () => (
      <figure class="plot">
        <svg width="420" height="244" aria-hidden="true">
          <PlotAxes plot={createPlot(ROWS, FRAME)} frame={FRAME} />
        </svg>
      </figure>
    ),
  }),
];
