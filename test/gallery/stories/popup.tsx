import type { ComponentProps } from 'preact';
import { HitList } from '../../../components/hit-list.tsx';
import { OnPageList } from '../../../components/on-page-list.tsx';
import { Popup } from '../../../components/popup.tsx';
import { QueryProblem } from '../../../components/query-problem.tsx';
import { RecentSearchList } from '../../../components/recent-searches.tsx';
import { SearchForm } from '../../../components/search-form.tsx';
import { SearchHits } from '../../../components/search-hits.tsx';
import { MarkedStatus, ShowOnPageButton } from '../../../components/show-on-page.tsx';
import { SiteBar, type SiteStatus } from '../../../components/site-bar.tsx';
import { SurveyOffer } from '../../../components/survey-offer.tsx';
import type { PopupView } from '../../../utils/popup/popup-view.ts';
import { answerOf, done, FAILURES, gptOf, NOW, nothing, SOME, summaries } from '../invented.ts';
import { HITS, PAGE } from '../listed.ts';
import { story } from '../story.ts';

const WORDS = 'travel plans';

const SEARCHES = ['粥', WORDS, 'why does my cat stare at the wall, and what can be done about it'];

function recent(searches: string[], before?: string[]) {
  const hands = { choose: nothing, remove: nothing, clear: nothing, undo: nothing };
  return { recent: { searches, before }, ...hands };
}

function popup(view: PopupView, more: Partial<ComponentProps<typeof Popup>> = {}) {
  return () => (
    <Popup
      view={view}
      now={NOW}
      submit={nothing}
      searchWords={nothing}
      searchMore={nothing}
      choose={nothing}
      showOnPage={nothing}
      back={nothing}
      copy={done}
      openSettings={nothing}
      openPanel={nothing}
      surveyPage={nothing}
      openWelcome={nothing}
      takeWayOut={nothing}
      {...more}
    />
  );
}

function siteBar(status: Partial<SiteStatus>) {
  return () => (
    <SiteBar
      status={{ sites: ['example.com'], isOn: true, hasAccess: true, ...status }}
      turn={nothing}
      pause={nothing}
      resume={nothing}
      allowAccess={nothing}
    />
  );
}

const hands = { now: NOW, onChoose: nothing, onMore: nothing, onWayOut: nothing };
const onPage = { onChoose: nothing, onShow: nothing };
const { id } = gptOf('documented');
const ESTIMATE = { lookUps: 3, fromLibrary: 2 };

export const popupStories = [
  story('popup', 'popup', {
    'the page in front': popup(
      { at: 'start', onPage: PAGE, known: summaries(...SOME), estimate: ESTIMATE },
      { recent: recent(SEARCHES) },
    ),
    'no GPT on it': popup({ at: 'start', onPage: { gpts: [], isCut: false } }),
    'not set up': popup({ at: 'not-set-up' }),
    searching: popup({ at: 'searching', words: WORDS }),
    hits: popup({ at: 'hits', words: WORDS, hits: HITS, known: summaries(...SOME) }),
    'search failed': popup({ at: 'failed', words: WORDS, failure: FAILURES['key-refused'] }),
    'no id': popup({ at: 'problem', query: { kind: 'malformed-id', text: 'g-2fkFE8rb' } }),
    'a GPT of the page': popup({
      at: 'gpt',
      id,
      answer: answerOf('documented'),
      from: { at: 'start', onPage: PAGE },
      marked: { at: 2, of: 3 },
    }),
  }),
  story(
    'search-form',
    'popup',
    { empty: () => <SearchForm onSubmit={nothing} /> },
    { isPart: true },
  ),
  story('recent-searches', 'popup', {
    some: () => <RecentSearchList {...recent(SEARCHES)} />,
    'one taken away': () => <RecentSearchList {...recent(SEARCHES.slice(1), SEARCHES)} />,
    'all taken away': () => <RecentSearchList {...recent([], SEARCHES)} />,
  }),
  story('search-hits', 'popup', {
    none: () => <SearchHits words={WORDS} hits={[]} {...hands} />,
    'more follow': () => <SearchHits words={WORDS} hits={HITS} next={{ page: '2' }} {...hands} />,
    'more are searched': () => (
      <SearchHits words={WORDS} hits={HITS} next={{ page: '2' }} more="searching" {...hands} />
    ),
    'more are not to be had': () => (
      <SearchHits words={WORDS} hits={HITS} more={FAILURES.offline} {...hands} />
    ),
  }),
  story('hit-list', 'popup', {
    'nothing read': () => <HitList hits={HITS} onChoose={nothing} />,
    'all read': () => <HitList hits={HITS} known={summaries(...SOME)} onChoose={nothing} />,
  }),
  story('on-page-list', 'popup', {
    'the library is asked': () => <OnPageList onPage={PAGE} {...onPage} />,
    'some are read': () => (
      <OnPageList
        onPage={{ ...PAGE, isCut: true }}
        known={summaries('Penny Pilot', 'text-japanese')}
        marked={{ at: 1, of: 4 }}
        {...onPage}
      />
    ),
    none: () => <OnPageList onPage={{ gpts: [], isCut: false }} {...onPage} />,
    unreadable: () => <OnPageList onPage="unreadable" {...onPage} />,
  }),
  story(
    'show-on-page',
    'popup',
    {
      button: () => <ShowOnPageButton name="Map Room" onClick={nothing} />,
      marked: () => <MarkedStatus marked={{ at: 2, of: 5 }} />,
      'not to be seen': () => <MarkedStatus marked={{ at: 0, of: 0 }} />,
    },
    { isPart: true },
  ),
  story('query-problem', 'popup', {
    empty: () => <QueryProblem query={{ kind: 'empty' }} searchWords={nothing} />,
    'no id': () => (
      <QueryProblem query={{ kind: 'malformed-id', text: 'g-2fkFE8rb' }} searchWords={nothing} />
    ),
    "another site's address": () => (
      <QueryProblem
        query={{ kind: 'foreign-url', text: 'https://example.com/g/' }}
        searchWords={nothing}
      />
    ),
  }),
  story('survey-offer', 'popup', {
    'the library is asked': ({ t }) => (
      <SurveyOffer label={t('survey.this-page')} estimate={undefined} start={nothing} />
    ),
    'some are read': ({ t }) => (
      <SurveyOffer label={t('survey.this-page')} estimate={ESTIMATE} start={nothing} />
    ),
    'none are read': ({ t }) => (
      <SurveyOffer
        label={t('survey.this-page')}
        estimate={{ lookUps: 1240, fromLibrary: 0 }}
        start={nothing}
      />
    ),
  }),
  story('site-bar', 'popup', {
    on: siteBar({}),
    off: siteBar({ isOn: false, sites: ['example.com', 'a.long.name.of.a.site.example.org'] }),
    'no web page': siteBar({ sites: [] }),
    paused: siteBar({ pausedUntil: NOW }),
    'no access': siteBar({ hasAccess: false }),
  }),
];
