import type { ComponentProps } from 'preact';
import { Survey } from '../../../components/survey.tsx';
import { SurveyFailures } from '../../../components/survey-failures.tsx';
import { SurveyList } from '../../../components/survey-list.tsx';
import { SurveyProgress } from '../../../components/survey-progress.tsx';
import { SurveySelection } from '../../../components/survey-selection.tsx';
import type { SurveyState } from '../../../utils/records/schema.ts';
import { DEFAULT_COLUMNS } from '../../../utils/table/columns.ts';
import { NEW_TABLE, type TableState } from '../../../utils/table/table-state.ts';
import { done, FAILURES, LISTS, NOW, nothing } from '../invented.ts';
import { pressed, story } from '../story.ts';
import { FINISHED, ROWS, survey, UNDER_WAY } from '../surveyed.ts';

const steering = { pause: nothing, resume: nothing, cancel: nothing, takeWayOut: nothing };

function whole(props: Partial<ComponentProps<typeof Survey>>) {
  return () => (
    <Survey
      survey={survey({ at: 'done' })}
      items={FINISHED}
      columns={DEFAULT_COLUMNS}
      table={NEW_TABLE}
      now={NOW}
      changeTable={nothing}
      chooseColumns={nothing}
      open={nothing}
      retry={nothing}
      lists={LISTS}
      addToList={nothing}
      compare={nothing}
      copy={done}
      save={nothing}
      {...steering}
      {...props}
    />
  );
}

function progress(state: SurveyState, failed = 0, pace?: { rate: number; left: number }) {
  return () => (
    <SurveyProgress
      survey={survey(state)}
      progress={{ found: 31, failed, waiting: state.at === 'done' ? 0 : 88 }}
      pace={pace}
      now={NOW}
      {...steering}
    />
  );
}

const IDS = ROWS.map(({ id }) => id);
const selected: TableState = {
  ...NEW_TABLE,
  selected: new Set(IDS.slice(0, 2)),
};
const PROGRESS = { found: 31, failed: 2, waiting: 88 };
const list = { now: NOW, rename: nothing, remove: nothing };
const choice = { lists: LISTS, compare: nothing, addTo: nothing, selectNone: nothing };
const failures = { now: NOW, open: nothing, retry: nothing };

export const surveyStories = [
  story(
    'survey',
    'sidepanel',
    {
      'under way': whole({ survey: survey({ at: 'running' }), items: UNDER_WAY }),
      'done, two selected': whole({ table: selected }),
      'as a plot': whole({ table: { ...NEW_TABLE, shows: 'plot' } }),
    },
    { width: 760 },
  ),
  story('survey-progress', 'sidepanel', {
    started: progress({ at: 'running' }),
    'under way': progress({ at: 'running' }, 2, { rate: 2.4, left: 37_000 }),
    'the gateway asked for a pause': progress({
      at: 'running',
      wait: { until: NOW + 40_000, nth: 1 },
    }),
    paused: progress({ at: 'paused' }),
    'cannot go on': progress({ at: 'paused', failure: FAILURES['key-refused'] }),
    cancelled: progress({ at: 'cancelled' }),
    done: progress({ at: 'done' }, 3),
  }),
  story('survey-failures', 'sidepanel', {
    folded: () => <SurveyFailures items={UNDER_WAY} {...failures} />,
    unfolded: pressed('summary', () => <SurveyFailures items={UNDER_WAY} {...failures} />),
  }),
  story('survey-selection', 'sidepanel', {
    one: () => <SurveySelection selected={IDS.slice(0, 1)} {...choice} />,
    three: () => <SurveySelection selected={IDS.slice(0, 3)} {...choice} />,
  }),
  story('survey-list', 'sidepanel', {
    some: () => (
      <SurveyList
        surveys={[
          { survey: survey({ at: 'running' }), progress: PROGRESS },
          { survey: survey({ at: 'done' }, '从一个很长的网页标题得来的调查'), progress: PROGRESS },
        ]}
        {...list}
      />
    ),
    renaming: pressed('.tool', () => (
      <SurveyList surveys={[{ survey: survey({ at: 'paused' }), progress: PROGRESS }]} {...list} />
    )),
    none: () => <SurveyList surveys={[]} {...list} />,
  }),
];
