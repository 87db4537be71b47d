import { ColumnChoice } from '../../../components/column-choice.tsx';
import { PlotAxes } from '../../../components/plot-axes.tsx';
import { RatingsPlot } from '../../../components/ratings-plot.tsx';
import { SurveyCell } from '../../../components/survey-cell.tsx';
import { SurveyFilter } from '../../../components/survey-filter.tsx';
import { SurveyRow } from '../../../components/survey-row.tsx';
import { SurveyTable } from '../../../components/survey-table.tsx';
import { SurveyTools } from '../../../components/survey-tools.tsx';
import { COLUMNS, type Column, DEFAULT_COLUMNS } from '../../../utils/table/columns.ts';
import { NO_FILTER } from '../../../utils/table/filter.ts';
import { plotOf } from '../../../utils/table/points.ts';
import { NEW_TABLE } from '../../../utils/table/table-state.ts';
import { nothing } from '../invented.ts';
import { pressed, story } from '../story.ts';
import { ROWS } from '../surveyed.ts';

const FRAME = { left: 40, top: 26, right: 400, bottom: 200 };
const WIDE = { width: 760 };

const cells = COLUMNS.filter((column): column is Exclude<Column, 'name'> => column !== 'name');

const table = { columns: DEFAULT_COLUMNS, change: nothing, open: nothing };
const row = { columns: DEFAULT_COLUMNS, activate: nothing, toggle: nothing, open: nothing };
const tools = { table: NEW_TABLE, changeTable: nothing, chooseColumns: nothing };

/** A survey's rows, and what narrows them. */
export const tableStories = [
  story(
    'survey-table',
    'sidepanel',
    {
      'by score': () => <SurveyTable title="GPTs" rows={ROWS} table={NEW_TABLE} {...table} />,
      'all columns, two rows selected': () => (
        <SurveyTable
          title="GPTs"
          rows={ROWS.slice(0, 4)}
          table={{
            ...NEW_TABLE,
            sorting: { column: 'name', isDescending: false },
            selected: new Set(ROWS.slice(0, 2).map(({ id }) => id)),
          }}
          {...table}
          columns={[...COLUMNS]}
        />
      ),
      'none pass': () => <SurveyTable title="GPTs" rows={[]} table={NEW_TABLE} {...table} />,
    },
    WIDE,
  ),
  story(
    'survey-row',
    'sidepanel',
    {
      'two, one of them selected': () => (
        <table class="survey-table">
          <tbody>
            {ROWS.slice(0, 2).map((each, n) => (
              <SurveyRow
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
    },
    WIDE,
  ),
  story(
    'survey-cell',
    'sidepanel',
    Object.fromEntries(
      cells.map((column) => [
        column,
        () =>
          ROWS.slice(0, 10).map((each) => (
            <p key={each.id}>
              <SurveyCell column={column} row={each} />
            </p>
          )),
      ]),
    ),
    { width: 240, isPart: true },
  ),
  story('survey-tools', 'sidepanel', {
    'all pass': () => (
      <SurveyTools columns={DEFAULT_COLUMNS} count={120} total={120} {...tools}>
        <p>CSV</p>
      </SurveyTools>
    ),
    'some pass': () => (
      <SurveyTools
        columns={DEFAULT_COLUMNS}
        count={3}
        total={120}
        {...tools}
        table={{ ...NEW_TABLE, filter: { ...NO_FILTER, words: 'map', withActions: true } }}
      >
        <p>CSV</p>
      </SurveyTools>
    ),
  }),
  story(
    'survey-filter',
    'sidepanel',
    {
      folded: () => <SurveyFilter filter={NO_FILTER} change={nothing} />,
      unfolded: pressed('summary', () => <SurveyFilter filter={NO_FILTER} change={nothing} />),
      'two conditions': pressed('summary', () => (
        <SurveyFilter
          filter={{ ...NO_FILTER, capability: 'web', leastRatings: 100 }}
          change={nothing}
        />
      )),
    },
    { isPart: true },
  ),
  story(
    'column-choice',
    'sidepanel',
    {
      folded: () => <ColumnChoice columns={DEFAULT_COLUMNS} choose={nothing} />,
      'as nobody chose them': pressed('summary', () => (
        <ColumnChoice columns={DEFAULT_COLUMNS} choose={nothing} />
      )),
      'as somebody chose them': pressed('summary', () => (
        <ColumnChoice columns={['name', 'score', 'categories']} choose={nothing} />
      )),
    },
    { isPart: true },
  ),
  story('ratings-plot', 'sidepanel', {
    rated: () => <RatingsPlot rows={ROWS} open={nothing} />,
    'none rated': () => <RatingsPlot rows={[]} open={nothing} />,
  }),
  story('plot-axes', 'sidepanel', {
    'of some ratings': () => (
      <figure class="plot">
        <svg width="420" height="244" aria-hidden="true">
          <PlotAxes plot={plotOf(ROWS, FRAME)} frame={FRAME} />
        </svg>
      </figure>
    ),
  }),
];
