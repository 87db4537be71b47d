import { BatchFailures } from '../../../components/batch/batch-failures.tsx';
import { BatchList } from '../../../components/batch/batch-list.tsx';
import { BatchProgressView } from '../../../components/batch/batch-progress.tsx';
import { BatchSelection } from '../../../components/batch/batch-selection.tsx';
import { BatchView } from '../../../components/batch/batch-view.tsx';
import { INITIAL_TABLE_STATE } from '../../../utils/extension-pages/batch/table/table-state.ts';
import { DEFAULT_COLUMNS } from '../../../utils/settings/table-columns.ts';
import type { BatchState } from '../../../utils/user-data/schema.ts';
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
const steering = callbacks('onPause', 'onResume', 'onCancel', 'onRecover');
const whole = {
  ...steering,
  ...callbacks('changeTable', 'chooseColumns', 'onOpen', 'onRetry', 'addToList', 'compare', 'save'),
  batch: survey({ at: 'done' }),
  items: FINISHED,
  columns: DEFAULT_COLUMNS,
  table: INITIAL_TABLE_STATE,
  now: NOW,
  lists: LISTS,
  copy: done,
};

function progress(state: BatchState, failed = 0, pace?: { rate: number; remainingMs: number }) {
  const waiting = state.at === 'done' ? 0 : 88;
  return { batch: survey(state), progress: { found: 31, failed, waiting }, pace };
}

export const surveyStories = [
  story('batch-view', wide('sidepanel', 760), whole, BatchView, {
    'under way': { batch: survey({ at: 'running' }), items: UNDER_WAY },
    'done, two selected': { table: { ...INITIAL_TABLE_STATE, selected: new Set(IDS.slice(0, 2)) } },
    'as a plot': { table: { ...INITIAL_TABLE_STATE, display: 'plot' } },
  }),
  story('batch-progress', 'sidepanel', { now: NOW, ...steering }, BatchProgressView, {
    started: progress({ at: 'running' }),
    'under way': progress({ at: 'running' }, 2, { rate: 2.4, remainingMs: 37_000 }),
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
    'batch-failures',
    'sidepanel',
    { items: UNDER_WAY, now: NOW, onOpen: nothing, onRetry: nothing },
    BatchFailures,
    { folded: {}, unfolded: pressed('summary', {}) },
  ),
  story(
    'batch-selection',
    'sidepanel',
    { lists: LISTS, onCompare: nothing, onAddToList: nothing, onSelectNone: nothing },
    BatchSelection,
    { one: { selected: IDS.slice(0, 1) }, three: { selected: IDS.slice(0, 3) } },
  ),
  story('batch-list', 'sidepanel', { now: NOW, onRename: nothing, onRemove: nothing }, BatchList, {
    some: {
      batches: [
        { batch: survey({ at: 'running' }), progress: PROGRESS },
        {
          batch: survey({ at: 'done' }, '从一个很长的网页标题得来的批量查询'),
          progress: PROGRESS,
        },
      ],
    },
    renaming: pressed('.tool', {
      batches: [{ batch: survey({ at: 'paused' }), progress: PROGRESS }],
    }),
    none: { batches: [] },
  }),
];
