import { GatewayBar } from '../../../components/popup/gateway-bar.tsx';
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
  FAILURES,
  GPT_NAMES,
  getAnswer,
  getGpt,
  getSummaries,
  HITS,
  NOW,
  noop,
  PAGE_LIST,
  resolves,
} from '../fixtures.ts';
import { CHAT, createReading, createSummary, GATEWAYS, TOP_UP_URL } from '../gateway-fixtures.ts';
import { asPart, callbacks, renderedStory, story } from '../story.ts';

const WORDS = 'travel plans';
const SEARCHES = ['粥', WORDS, 'why does my cat stare at the wall, and what can be done about it'];
const ESTIMATE = { lookups: 3, fromCache: 2 };
const EMPTY_PAGE = { gpts: [], isTruncated: false };

const popup = {
  ...callbacks('submit', 'searchWords', 'searchMore', 'choose', 'showOnPage', 'back'),
  ...callbacks(
    'onOpenSettings',
    'onOpenPanel',
    'onStartPageBatch',
    'onOpenWelcome',
    'onRecover',
    'onOpenDomains',
    'retry',
  ),
  now: NOW,
  copy: resolves,
};
const recentSearches = callbacks('onChoose', 'remove', 'clear', 'undo');
const hits = { now: NOW, ...callbacks('onChoose', 'onMore', 'onRecover') };
const gatewayBar = {
  ...{ now: NOW, choices: [], activeId: 'first', isLow: false, isRefreshing: false },
  ...{ activate: resolves, refresh: resolves },
};
const usd = (amount: number) => ({ kind: 'amount', amount, unit: 'usd' }) as const;
const [first, second, third] = GATEWAYS;
const twoGateways = [first, second].flatMap((entry) => entry ?? []);
const siteBar = callbacks('turn', 'pause', 'resume', 'allowAccess');
const site = (status: Partial<SiteStatus>) => ({
  status: { sites: ['example.com'], isOn: true, hasAccess: true, ...status },
});

export const popupStories = [
  story('popup', 'popup', popup, Popup, {
    'the page in front': {
      view: {
        kind: 'start',
        pageList: PAGE_LIST,
        cached: getSummaries(...GPT_NAMES),
        estimate: ESTIMATE,
      },
      recent: { recent: { searches: SEARCHES }, ...recentSearches },
      chat: CHAT,
    },
    'no GPT on it': { view: { kind: 'start', pageList: EMPTY_PAGE } },
    'not set up': { view: { kind: 'not-set-up' } },
    searching: { view: { kind: 'searching', words: WORDS } },
    'action failed': { view: { kind: 'start', pageList: EMPTY_PAGE }, isFailed: true },
    hits: { view: { kind: 'hits', words: WORDS, hits: HITS, cached: getSummaries(...GPT_NAMES) } },
    'price known': {
      view: {
        kind: 'start',
        pageList: PAGE_LIST,
        cached: getSummaries('Penny Pilot'),
        estimate: { lookups: 8, isMaximum: true, cost: 0.16, fromCache: 1 },
      },
    },
    'balance used up': {
      view: { kind: 'failed', words: WORDS, failure: FAILURES['balance-used-up'] },
      gateways: createSummary(2, { topUpUrl: TOP_UP_URL }),
    },
    'search failed': { view: { kind: 'failed', words: WORDS, failure: FAILURES['key-refused'] } },
    'malformed id': {
      view: { kind: 'problem', query: { kind: 'malformed-id', text: 'g-2fkFE8rb' } },
    },
    'look-up offered': {
      view: { kind: 'gpt', id: getGpt('documented').id, isOffered: true },
      gateways: createSummary(1),
    },
    'GPT of the page': {
      view: {
        kind: 'gpt',
        id: getGpt('documented').id,
        answer: getAnswer('documented'),
        origin: { kind: 'start', pageList: PAGE_LIST },
        highlighted: { position: 2, total: 3 },
      },
      chat: CHAT,
    },
  }),
  story('search-form', asPart('popup'), { onSubmit: noop }, SearchForm, { empty: {} }),
  story('recent-searches', 'popup', recentSearches, RecentSearchList, {
    some: { recent: { searches: SEARCHES } },
    'one removed': { recent: { searches: SEARCHES.slice(1), before: SEARCHES } },
    'all removed': { recent: { searches: [], before: SEARCHES } },
  }),
  story('search-hits', 'popup', { ...hits, words: WORDS }, SearchHits, {
    none: { hits: [] },
    'next page available': { hits: HITS, next: { page: '2' } },
    'loading the next page': { hits: HITS, next: { page: '2' }, more: 'searching' },
    'next page failed': { hits: HITS, more: FAILURES.offline },
    'balance used up': { hits: HITS, more: FAILURES['balance-used-up'], topUpUrl: TOP_UP_URL },
  }),
  story('hit-list', 'popup', { hits: HITS, onChoose: noop }, HitList, {
    'none cached': {},
    'all cached': { cached: getSummaries(...GPT_NAMES) },
  }),
  story('page-gpt-list', 'popup', { onChoose: noop, onShow: noop }, PageGptList, {
    'cache not checked yet': { pageList: PAGE_LIST },
    'some cached': {
      pageList: { ...PAGE_LIST, isTruncated: true },
      cached: getSummaries('Penny Pilot', 'text-japanese'),
      highlighted: { position: 1, total: 4 },
      chat: CHAT,
    },
    none: { pageList: EMPTY_PAGE },
    unreadable: { pageList: 'unreadable' },
  }),
  renderedStory('show-on-page', asPart('popup'), {
    button: () => <ShowOnPageButton name="Map Room" onClick={noop} />,
    highlighted: () => <HighlightStatus highlighted={{ position: 2, total: 5 }} />,
    'not visible': () => <HighlightStatus highlighted={{ position: 0, total: 0 }} />,
  }),
  story('query-problem', 'popup', { searchWords: noop }, QueryProblem, {
    empty: { query: { kind: 'empty' } },
    'malformed id': { query: { kind: 'malformed-id', text: 'g-2fkFE8rb' } },
    'URL of another site': { query: { kind: 'foreign-url', text: 'https://example.com/g/' } },
  }),
  story('lookup-button', 'popup', { onStart: noop }, LookupButton, {
    'cache not checked yet': ({ t }) => ({ label: t('batch.look-up-page'), estimate: undefined }),
    'some cached': ({ t }) => ({ label: t('batch.look-up-page'), estimate: ESTIMATE }),
    'none cached': ({ t }) => ({
      label: t('batch.look-up-page'),
      estimate: { lookups: 1240, fromCache: 0 },
    }),
    'price known': ({ t }) => ({
      label: t('panel.look-up'),
      estimate: { lookups: 2, cost: 0.0008, fromCache: 0 },
    }),
    'several gateways, price unknown': ({ t }) => ({
      label: t('batch.look-up-page'),
      estimate: { lookups: 4, isMaximum: true, fromCache: 0 },
    }),
    'several gateways, price known, some cached': ({ t }) => ({
      label: t('batch.look-up-page'),
      estimate: { lookups: 2480, isMaximum: true, cost: 49.6, fromCache: 1310 },
    }),
  }),
  story('gateway-bar', 'popup', gatewayBar, GatewayBar, {
    'one gateway': { reading: createReading(usd(12.4)) },
    'one gateway, low': {
      reading: createReading(usd(0.31), 0),
      isLow: true,
      topUpUrl: TOP_UP_URL,
    },
    unlimited: { reading: createReading({ kind: 'unlimited' }, 90) },
    'quota units': {
      reading: createReading({ kind: 'amount', amount: 6_200_000, unit: 'quota' }),
      topUpUrl: TOP_UP_URL,
    },
    'two gateways': { choices: twoGateways, reading: createReading(usd(12.4)) },
    'two gateways, balance not read yet': { choices: twoGateways, activeId: 'second' },
    'a long name, low': {
      choices: GATEWAYS,
      activeId: third?.id ?? '',
      reading: createReading({ kind: 'amount', amount: 3.2, unit: 'cny' }, 300),
      isLow: true,
      topUpUrl: TOP_UP_URL,
    },
    refreshing: { reading: createReading(usd(12.4)), isRefreshing: true },
    'could not be read': {
      reading: createReading(usd(12.4), 4_000),
      balanceFailure: FAILURES.timeout,
    },
    'could not be switched': {
      choices: twoGateways,
      reading: createReading(usd(12.4)),
      problem: 'not-activated',
    },
    'could not be refreshed': {
      reading: createReading(usd(12.4)),
      problem: 'not-refreshed',
    },
  }),
  story('site-bar', 'popup', siteBar, SiteBar, {
    on: site({}),
    off: site({ isOn: false, sites: ['example.com', 'a.long.name.of.a.site.example.org'] }),
    'no web page': site({ sites: [] }),
    paused: site({ pausedUntil: NOW }),
    'no access': site({ hasAccess: false }),
  }),
];
