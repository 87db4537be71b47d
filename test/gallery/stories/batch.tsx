import { BatchFailures } from '../../../components/batch/batch-failures.tsx';
import { BatchList } from '../../../components/batch/batch-list.tsx';
import { BatchProgressView } from '../../../components/batch/batch-progress.tsx';
import { BatchSelection } from '../../../components/batch/batch-selection.tsx';
import { BatchView } from '../../../components/batch/batch-view.tsx';
import { INITIAL_TABLE_STATE } from '../../../utils/extension-pages/batch/table/table-state.ts';
import { DEFAULT_COLUMNS } from '../../../utils/settings/table-columns.ts';
import type { BatchState } from '../../../utils/user-data/schema.ts';
import {
  createBatch,
  FAILURES,
  FINISHED_ITEMS,
  LISTS,
  NOW,
  noop,
  ROWS,
  resolves,
  UNFINISHED_ITEMS,
  VOTES,
} from '../fixtures.ts';
import { CHAT } from '../gateway-fixtures.ts';
import { afterClick, callbacks, story, withWidth } from '../story.ts';

const IDS = ROWS.map(({ id }) => id);
const PROGRESS = { found: 31, failed: 2, waiting: 88 };
const controls = callbacks('onPause', 'onResume', 'onCancel', 'onRecover');
const view = {
  ...controls,
  chat: CHAT,
  ...callbacks(
    'onTableChange',
    'onColumnsChange',
    'onOpen',
    'onRetry',
    'onAddToList',
    'onCompare',
    'save',
  ),
  batch: createBatch({ at: 'done' }),
  items: FINISHED_ITEMS,
  columns: DEFAULT_COLUMNS,
  table: INITIAL_TABLE_STATE,
  votes: VOTES,
  now: NOW,
  lists: LISTS,
  copy: resolves,
};

function progress(state: BatchState, failed = 0, pace?: { rate: number; remainingMs: number }) {
  const waiting = state.at === 'done' ? 0 : 88;
  return { batch: createBatch(state), progress: { found: 31, failed, waiting }, pace };
}

export const batchStories = [
  story('batch-view', withWidth('sidepanel', 760), view, BatchView, {
    running: { batch: createBatch({ at: 'running' }), items: UNFINISHED_ITEMS },
    'done, two selected': { table: { ...INITIAL_TABLE_STATE, selected: new Set(IDS.slice(0, 2)) } },
    'done, sorted by votes': {
      columns: ['name', 'average', 'votes'],
      table: { ...INITIAL_TABLE_STATE, sorting: { column: 'votes', isDescending: true } },
    },
    'as a plot': { table: { ...INITIAL_TABLE_STATE, display: 'plot' } },
  }),
  story('batch-progress', 'sidepanel', { now: NOW, ...controls }, BatchProgressView, {
    started: progress({ at: 'running' }),
    running: progress({ at: 'running' }, 2, { rate: 2.4, remainingMs: 37_000 }),
    'waiting for the rate limit': progress({
      at: 'running',
      wait: { until: NOW + 40_000, nth: 1 },
    }),
    paused: progress({ at: 'paused' }),
    'paused by a failure': progress({ at: 'paused', failure: FAILURES['key-refused'] }),
    cancelled: progress({ at: 'cancelled' }),
    done: progress({ at: 'done' }, 3),
  }),
  story(
    'batch-failures',
    'sidepanel',
    { items: UNFINISHED_ITEMS, now: NOW, onOpen: noop, onRetry: noop },
    BatchFailures,
    { collapsed: {}, expanded: afterClick('summary', {}) },
  ),
  story(
    'batch-selection',
    'sidepanel',
    { lists: LISTS, chat: CHAT, onCompare: noop, onAddToList: noop, onSelectNone: noop },
    BatchSelection,
    { one: { selected: IDS.slice(0, 1) }, three: { selected: IDS.slice(0, 3) } },
  ),
  story('batch-list', 'sidepanel', { now: NOW, onRename: noop, onRemove: noop }, BatchList, {
    some: {
      batches: [
        { batch: createBatch({ at: 'running' }), progress: PROGRESS },
        {
          batch: createBatch({ at: 'done' }, '根据一个很长的网页标题创建的批量查询'),
          progress: PROGRESS,
        },
      ],
    },
    renaming: afterClick('.tool', {
      batches: [{ batch: createBatch({ at: 'paused' }), progress: PROGRESS }],
    }),
    none: { batches: [] },
  }),
];
