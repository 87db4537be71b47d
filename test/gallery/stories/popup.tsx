import { HitList } from '../../../components/popup/hit-list.tsx';
import { PageGptList } from '../../../components/popup/page-gpt-list.tsx';
import { Popup } from '../../../components/popup/popup.tsx';
import { QueryProblem } from '../../../components/popup/query-problem.tsx';
import { RecentSearchList } from '../../../components/popup/recent-searches.tsx';
import { SearchForm } from '../../../components/popup/search-form.tsx';
import { SearchHits } from '../../../components/popup/search-hits.tsx';
import { HighlightStatus, ShowOnPageButton } from '../../../components/popup/show-on-page.tsx';
import { SiteBar } from '../../../components/popup/site-bar.tsx';
import { LookupButton } from '../../../components/ui/lookup-button.tsx';
import type { SiteStatus } from '../../../utils/extension-pages/popup/site-status.ts';
import {
  answerOf,
  done,
  FAILURES,
  gptOf,
  HITS,
  NOW,
  nothing,
  PAGE,
  SOME,
  summaries,
} from '../fixtures.ts';
import { callbacks, drawnStory, part, story } from '../story.ts';

const WORDS = 'travel plans';
const SEARCHES = ['粥', WORDS, 'why does my cat stare at the wall, and what can be done about it'];
const ESTIMATE = { lookups: 3, fromCache: 2 };
const EMPTY_PAGE = { gpts: [], isTruncated: false };

const popup = {
  ...callbacks('submit', 'searchWords', 'searchMore', 'choose', 'showOnPage', 'back'),
  ...callbacks('openSettings', 'openPanel', 'startPageBatch', 'openWelcome', 'onRecover', 'retry'),
  now: NOW,
  copy: done,
};
const recentSearches = callbacks('onChoose', 'remove', 'clear', 'undo');
const hits = { now: NOW, ...callbacks('onChoose', 'onMore', 'onRecover') };
const siteBar = callbacks('turn', 'pause', 'resume', 'allowAccess');
const site = (status: Partial<SiteStatus>) => ({
  status: { sites: ['example.com'], isOn: true, hasAccess: true, ...status },
});

export const popupStories = [
  story('popup', 'popup', popup, Popup, {
    'the page in front': {
      view: { kind: 'start', pageList: PAGE, cached: summaries(...SOME), estimate: ESTIMATE },
      recent: { recent: { searches: SEARCHES }, ...recentSearches },
    },
    'no GPT on it': { view: { kind: 'start', pageList: EMPTY_PAGE } },
    'not set up': { view: { kind: 'not-set-up' } },
    searching: { view: { kind: 'searching', words: WORDS } },
    'a press has failed': { view: { kind: 'start', pageList: EMPTY_PAGE }, isFailed: true },
    hits: { view: { kind: 'hits', words: WORDS, hits: HITS, cached: summaries(...SOME) } },
    'search failed': { view: { kind: 'failed', words: WORDS, failure: FAILURES['key-refused'] } },
    'no id': { view: { kind: 'problem', query: { kind: 'malformed-id', text: 'g-2fkFE8rb' } } },
    'a GPT that is offered to be looked up': {
      view: { kind: 'gpt', id: gptOf('documented').id, isOffered: true },
    },
    'a GPT of the page': {
      view: {
        kind: 'gpt',
        id: gptOf('documented').id,
        answer: answerOf('documented'),
        origin: { kind: 'start', pageList: PAGE },
        highlighted: { position: 2, total: 3 },
      },
    },
  }),
  story('search-form', part('popup'), { onSubmit: nothing }, SearchForm, { empty: {} }),
  story('recent-searches', 'popup', recentSearches, RecentSearchList, {
    some: { recent: { searches: SEARCHES } },
    'one taken away': { recent: { searches: SEARCHES.slice(1), before: SEARCHES } },
    'all taken away': { recent: { searches: [], before: SEARCHES } },
  }),
  story('search-hits', 'popup', { ...hits, words: WORDS }, SearchHits, {
    none: { hits: [] },
    'more follow': { hits: HITS, next: { page: '2' } },
    'more are searched': { hits: HITS, next: { page: '2' }, more: 'searching' },
    'more are not to be had': { hits: HITS, more: FAILURES.offline },
  }),
  story('hit-list', 'popup', { hits: HITS, onChoose: nothing }, HitList, {
    'nothing read': {},
    'all read': { cached: summaries(...SOME) },
  }),
  story('page-gpt-list', 'popup', { onChoose: nothing, onShow: nothing }, PageGptList, {
    'the library is asked': { pageList: PAGE },
    'some are read': {
      pageList: { ...PAGE, isTruncated: true },
      cached: summaries('Penny Pilot', 'text-japanese'),
      highlighted: { position: 1, total: 4 },
    },
    none: { pageList: EMPTY_PAGE },
    unreadable: { pageList: 'unreadable' },
  }),
  drawnStory('show-on-page', part('popup'), {
    button: () => <ShowOnPageButton name="Map Room" onClick={nothing} />,
    highlighted: () => <HighlightStatus highlighted={{ position: 2, total: 5 }} />,
    'not to be seen': () => <HighlightStatus highlighted={{ position: 0, total: 0 }} />,
  }),
  story('query-problem', 'popup', { searchWords: nothing }, QueryProblem, {
    empty: { query: { kind: 'empty' } },
    'no id': { query: { kind: 'malformed-id', text: 'g-2fkFE8rb' } },
    "another site's address": { query: { kind: 'foreign-url', text: 'https://example.com/g/' } },
  }),
  story('lookup-button', 'popup', { onStart: nothing }, LookupButton, {
    'the library is asked': ({ t }) => ({ label: t('batch.look-up-page'), estimate: undefined }),
    'some are read': ({ t }) => ({ label: t('batch.look-up-page'), estimate: ESTIMATE }),
    'none are read': ({ t }) => ({
      label: t('batch.look-up-page'),
      estimate: { lookups: 1240, fromCache: 0 },
    }),
  }),
  story('site-bar', 'popup', siteBar, SiteBar, {
    on: site({}),
    off: site({ isOn: false, sites: ['example.com', 'a.long.name.of.a.site.example.org'] }),
    'no web page': site({ sites: [] }),
    paused: site({ pausedUntil: NOW }),
    'no access': site({ hasAccess: false }),
  }),
];
