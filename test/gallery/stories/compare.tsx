import { CompareHead } from '../../../components/compare/compare-head.tsx';
import { CompareRow } from '../../../components/compare/compare-row.tsx';
import { type Compared, CompareView } from '../../../components/compare/compare-view.tsx';
import { compareGpts } from '../../../utils/extension-pages/compare/compare.ts';
import type { Action, Gpt } from '../../../utils/gpt/gpt.ts';
import { createAction } from '../../unit/support/create-action.ts';
import {
  DAY,
  FAILURES,
  getAnswer,
  getCachedGpt,
  getGpt,
  NOW,
  noop,
  PICTURE,
  resolves,
} from '../fixtures.ts';
import { CHAT } from '../gateway-fixtures.ts';
import { afterClick, renderedStory, story, withWidth } from '../story.ts';

function column(name: string, more: Partial<Compared> = {}): Compared {
  return { id: getGpt(name).id, isRequested: true, answer: getAnswer(name), ...more };
}

const NOT_LOOKED_UP = column('Shell Sage', { isRequested: false, answer: undefined });
const LOADING = column('Café Lingua', { answer: undefined });
const FAILED = column('Map Room', { answer: { found: false, failure: FAILURES['unknown-gpt'] } });

function columnWith(name: string, ...actions: Action[]): Compared {
  const cached = getCachedGpt(name);
  const gpt: Gpt = { ...cached.gpt, tools: [{ kind: 'actions' }], actions };
  return column(name, { answer: { found: true, cached: { ...cached, gpt } } });
}

const BOOKING = createAction('api.booking.example', 'payment', 'phone', 'time');

const COLLECTING = [
  columnWith(
    'Penny Pilot',
    {
      ...BOOKING,
      operations: BOOKING.operations?.flatMap((each) => [
        each,
        { ...each, isCalledWithoutAsking: true },
      ]),
    },
    { domain: 'sync.notebook.example' },
  ),
  columnWith('Fine Print', createAction('api.booking.example', 'query')),
  columnWith('Map Room', { domain: 'api.booking.example' }),
];

const COLUMNS = [
  column('Penny Pilot', { picture: PICTURE, votes: { asked: 5, won: 3, lastAt: NOW } }),
  column('Fine Print', { answer: getAnswer('Fine Print', 3 * DAY) }),
];

export const compareStories = [
  story(
    'compare-view',
    withWidth('sidepanel', 560),
    { now: NOW, chat: CHAT, onLookUp: noop, onChoose: noop, copy: resolves, save: noop },
    CompareView,
    {
      two: { columns: COLUMNS },
      'two, equal rows hidden': afterClick('input', { columns: COLUMNS }),
      'different collected data': { columns: COLLECTING },
      'four, some without data': {
        columns: [column('Penny Pilot'), NOT_LOOKED_UP, LOADING, FAILED],
      },
    },
  ),
  renderedStory('compare-head', 'sidepanel', {
    'found, not looked up, loading, failed': () => (
      <table class="compare">
        <thead>
          <tr>
            {[...COLUMNS, NOT_LOOKED_UP, LOADING, FAILED].slice(1).map((each) => (
              <CompareHead key={each.id} column={each} now={NOW} chat={CHAT} onChoose={noop} />
            ))}
          </tr>
        </thead>
      </table>
    ),
  }),
  renderedStory('compare-row', 'sidepanel', {
    'same, different, unknown': (text) => (
      <table class="compare">
        <tbody>
          {compareGpts([getGpt('Penny Pilot'), getGpt('metrics-null')], text).map((row) => (
            <CompareRow key={row.aspect} row={row} />
          ))}
        </tbody>
      </table>
    ),
  }),
];
