import type { ComponentChildren } from 'preact';
import type { PopupView } from '../../utils/extension-pages/popup/popup-view.ts';
import type { WayOut } from '../../utils/gateway/failure.ts';
import type { GptId } from '../../utils/gpt/gpt-id.ts';
import type { Text } from '../../utils/i18n/translate.ts';
import { GptPage } from '../gpt/gpt-page.tsx';
import { FailureNotice } from '../ui/failure-notice.tsx';
import { focusOnce } from '../ui/focus-once.ts';
import { SurveyOffer } from '../ui/lookup-button.tsx';
import { PageIcon } from '../ui/page-icon.tsx';
import { useText } from '../ui/text-context.tsx';
import { MarkedStatus, ShowOnPageButton } from './find-on-page.tsx';
import { OnPageList, onPageStatus } from './page-gpt-list.tsx';
import { problemOf, QueryProblem } from './query-problem.tsx';
import { type RecentSearchesProps, RecentSearchList } from './recent-searches.tsx';
import { SearchForm } from './search-form.tsx';
import { SearchHits } from './search-hits.tsx';

interface Props {
  view: PopupView;
  now: number;
  submit(input: string): void;
  searchWords(words: string): void;
  searchMore(): void;
  choose(id: GptId): void;
  showOnPage(id: GptId): void;
  back(): void;
  copy(text: string): Promise<void>;
  openSettings(): void;
  openPanel(): void;
  /** Looks up all GPTs of the page in front, in the side panel. */
  surveyPage(): void;
  openWelcome(): void;
  takeWayOut(way: WayOut): void;
  /** Asks the gateway again. */
  retry(): void;
  /** Missing until they have been read. */
  recent?: RecentSearchesProps;
  /** What one can do with the GPT that is shown. */
  tools?: ComponentChildren;
  /** What has changed of it. */
  news?: ComponentChildren;
  /** Something that was pressed did not work. */
  isFailed?: boolean;
}

/** The popup: a search box, and below it what was found. */
export function Popup(props: Props) {
  const text = useText();
  const { t } = text;
  return (
    <>
      <header class="popup-head">
        <h1 class="unseen">{t('manifest.name')}</h1>
        <SearchForm onSubmit={props.submit} />
        <button
          type="button"
          class="tool"
          title={t('panel.open')}
          aria-label={t('panel.open')}
          onClick={props.openPanel}
        >
          <PageIcon name="panel" />
        </button>
        <button
          type="button"
          class="tool"
          title={t('popup.settings')}
          aria-label={t('popup.settings')}
          onClick={props.openSettings}
        >
          <PageIcon name="settings" />
        </button>
      </header>
      {props.recent && props.view.at !== 'gpt' && <RecentSearchList {...props.recent} />}
      {/* It stands through all drawings: a region that comes with its words is not read out. */}
      <p class="unseen" role="status">
        {statusOf(text, props.view)}
      </p>
      <div role="alert">{props.isFailed && <p class="popup-hint">{t('common.failed')}</p>}</div>
      <main>
        <Found {...props} />
      </main>
    </>
  );
}

/** What a screen reader is told of the view, in a few words. A failure is an alert of its own. */
function statusOf({ t }: Text, view: PopupView): string | undefined {
  switch (view.at) {
    case 'start':
      return view.onPage && t(...onPageStatus(view.onPage));
    case 'searching':
      return t('popup.searching');
    case 'hits': {
      const { more, hits, words } = view;
      if (more === 'searching') return t('popup.searching');
      return hits.length > 0
        ? t('popup.hits', { count: hits.length })
        : t('popup.no-hits', { words });
    }
    case 'problem':
      return problemOf(t, view.query);
    case 'gpt': {
      const { answer, isOffered, id } = view;
      if (!answer) return isOffered ? `${id} ${t('panel.not-read')}` : t('gpt.reading');
      return answer.found ? (answer.reading.gpt.name ?? id) : undefined;
    }
    default:
      return undefined;
  }
}

function Found(props: Props) {
  const { t } = useText();
  const { view, now } = props;
  switch (view.at) {
    case 'start':
      return (
        <>
          <p class="popup-hint">{t('popup.hint')}</p>
          {view.estimate && (
            <SurveyOffer
              label={t('survey.this-page')}
              estimate={view.estimate}
              start={props.surveyPage}
            />
          )}
          <OnPageList
            {...view}
            focused={view.cameFrom}
            onChoose={props.choose}
            onShow={props.showOnPage}
          />
        </>
      );
    case 'not-set-up':
      return <NotSetUp {...props} />;
    case 'problem':
      return <QueryProblem query={view.query} searchWords={props.searchWords} />;
    case 'searching':
      return <p class="popup-hint">{t('popup.searching')}</p>;
    case 'failed':
      return <FailureNotice failure={view.failure} now={now} onWayOut={props.takeWayOut} />;
    case 'hits':
      return (
        <SearchHits
          {...view}
          focused={view.cameFrom}
          now={now}
          onChoose={props.choose}
          onMore={props.searchMore}
          onWayOut={props.takeWayOut}
        />
      );
    case 'gpt':
      return <ChosenGpt {...props} view={view} />;
  }
}

function NotSetUp({ now, takeWayOut, openWelcome }: Props) {
  const { t } = useText();
  return (
    <>
      <FailureNotice failure={{ kind: 'no-key' }} now={now} onWayOut={takeWayOut} />
      <button type="button" class="text-button popup-more" onClick={openWelcome}>
        {t('popup.welcome')}
      </button>
    </>
  );
}

type PropsAt<At extends PopupView['at']> = Props & { view: Extract<PopupView, { at: At }> };

function ChosenGpt(props: PropsAt<'gpt'>) {
  const { t } = useText();
  const { view, now, back, copy, takeWayOut, retry, showOnPage, tools, news } = props;
  const { id, answer, picture, from, marked, isOffered } = view;
  return (
    <>
      {from && (
        <div class="popup-bar">
          <button type="button" class="text-button" ref={focusOnce} onClick={back}>
            <PageIcon name="back" />
            {t('popup.back')}
          </button>
          {from.at === 'start' && (
            <>
              <MarkedStatus marked={marked} />
              <ShowOnPageButton name={id} onClick={() => showOnPage(id)} />
            </>
          )}
        </div>
      )}
      <GptPage
        id={id}
        answer={answer}
        picture={picture}
        now={now}
        copy={copy}
        onWayOut={takeWayOut}
        lookUp={isOffered ? retry : undefined}
        tools={tools}
        news={news}
      />
    </>
  );
}
