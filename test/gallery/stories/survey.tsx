import { Survey } from '../../../components/survey/survey.tsx';
import { SurveyFailures } from '../../../components/survey/survey-failures.tsx';
import { SurveyList } from '../../../components/survey/survey-list.tsx';
import { SurveyProgress } from '../../../components/survey/survey-progress.tsx';
import { SurveySelection } from '../../../components/survey/survey-selection.tsx';
import { NEW_TABLE } from '../../../utils/extension-pages/survey/table/table-state.ts';
import { DEFAULT_COLUMNS } from '../../../utils/settings/table-columns.ts';
import type { SurveyState } from '../../../utils/user-data/schema.ts';
import {
  done,
  FAILURES,
  FINISHED,
  LISTS,
  NOW,
  nothing,
  ROWS,
  survey,
  UNDER_WAY,
} from '../fixtures.ts';
import { callbacks, pressed, story, wide } from '../story.ts';

const IDS = ROWS.map(({ id }) => id);
const PROGRESS = { found: 31, failed: 2, waiting: 88 };
const steering = callbacks('pause', 'resume', 'cancel', 'takeWayOut');
const whole = {
  ...steering,
  ...callbacks('changeTable', 'chooseColumns', 'open', 'retry', 'addToList', 'compare', 'save'),
  survey: survey({ at: 'done' }),
  items: FINISHED,
  columns: DEFAULT_COLUMNS,
  table: NEW_TABLE,
  now: NOW,
  lists: LISTS,
  copy: done,
};

function progress(state: SurveyState, failed = 0, pace?: { rate: number; left: number }) {
  const waiting = state.at === 'done' ? 0 : 88;
  return { survey: survey(state), progress: { found: 31, failed, waiting }, pace };
}

export const surveyStories = [
  story('survey', wide('sidepanel', 760), whole, Survey, {
    'under way': { survey: survey({ at: 'running' }), items: UNDER_WAY },
    'done, two selected': { table: { ...NEW_TABLE, selected: new Set(IDS.slice(0, 2)) } },
    'as a plot': { table: { ...NEW_TABLE, shows: 'plot' } },
  }),
  story('survey-progress', 'sidepanel', { now: NOW, ...steering }, SurveyProgress, {
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
  story(
    'survey-failures',
    'sidepanel',
    { items: UNDER_WAY, now: NOW, open: nothing, retry: nothing },
    SurveyFailures,
    { folded: {}, unfolded: pressed('summary', {}) },
  ),
  story(
    'survey-selection',
    'sidepanel',
    { lists: LISTS, compare: nothing, addTo: nothing, selectNone: nothing },
    SurveySelection,
    { one: { selected: IDS.slice(0, 1) }, three: { selected: IDS.slice(0, 3) } },
  ),
  story('survey-list', 'sidepanel', { now: NOW, rename: nothing, remove: nothing }, SurveyList, {
    some: {
      surveys: [
        { survey: survey({ at: 'running' }), progress: PROGRESS },
        { survey: survey({ at: 'done' }, '从一个很长的网页标题得来的调查'), progress: PROGRESS },
      ],
    },
    renaming: pressed('.tool', {
      surveys: [{ survey: survey({ at: 'paused' }), progress: PROGRESS }],
    }),
    none: { surveys: [] },
  }),
];
