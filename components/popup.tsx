import type { ComponentChildren } from 'preact';
import type { WayOut } from '../utils/gateway/failure.ts';
import type { GptId } from '../utils/ids/grammar.ts';
import type { PopupView } from '../utils/popup/popup-view.ts';
import { FailureNotice } from './failure-notice.tsx';
import { focusOnce } from './focus-once.ts';
import { GptPage } from './gpt-page.tsx';
import { HitList } from './hit-list.tsx';
import { Icon } from './icon.tsx';
import { OnPageList } from './on-page-list.tsx';
import { QueryProblem } from './query-problem.tsx';
import { SearchForm } from './search-form.tsx';
import { useText } from './text-context.tsx';

interface Props {
  view: PopupView;
  now: number;
  submit(input: string): void;
  searchWords(words: string): void;
  choose(id: GptId): void;
  back(): void;
  copy(text: string): Promise<void>;
  openSettings(): void;
  openWelcome(): void;
  takeWayOut(way: WayOut): void;
  /** What one can do with the GPT that is shown. */
  tools?: ComponentChildren;
  /** What has changed of it. */
  news?: ComponentChildren;
}

/** The popup: a search box, and below it what was found. */
export function Popup(props: Props) {
  const { t } = useText();
  return (
    <>
      <header class="popup-head">
        <h1 class="unseen">{t('manifest.name')}</h1>
        <SearchForm onSubmit={props.submit} />
        <button
          type="button"
          class="tool"
          title={t('popup.settings')}
          aria-label={t('popup.settings')}
          onClick={props.openSettings}
        >
          <Icon name="settings" />
        </button>
      </header>
      <main aria-live="polite">
        <Found {...props} />
      </main>
    </>
  );
}

function Found(props: Props) {
  const { t } = useText();
  const { view, now } = props;
  switch (view.at) {
    case 'start':
      return (
        <>
          <p class="popup-hint">{t('popup.hint')}</p>
          <OnPageList onPage={view.onPage} focused={view.cameFrom} onChoose={props.choose} />
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
      return <Hits {...props} view={view} />;
    case 'gpt':
      return <ChosenGpt {...props} view={view} />;
  }
}

function NotSetUp({ now, takeWayOut, openWelcome }: Props) {
  const { t } = useText();
  return (
    <>
      <FailureNotice failure={{ kind: 'no-key' }} now={now} onWayOut={takeWayOut} />
      <button type="button" class="popup-more" onClick={openWelcome}>
        {t('popup.welcome')}
      </button>
    </>
  );
}

type PropsAt<At extends PopupView['at']> = Props & { view: Extract<PopupView, { at: At }> };

function Hits({ view: { words, hits, cameFrom }, choose }: PropsAt<'hits'>) {
  const { t } = useText();
  if (hits.length === 0) return <p class="popup-hint">{t('popup.no-hits', { words })}</p>;
  return (
    <>
      <p class="popup-count">{t('popup.hits', { count: hits.length })}</p>
      <HitList hits={hits} focused={cameFrom} onChoose={choose} />
    </>
  );
}

function ChosenGpt({ view, now, back, copy, takeWayOut, tools, news }: PropsAt<'gpt'>) {
  const { t } = useText();
  const { id, answer, picture, hits, onPage } = view;
  return (
    <>
      {(hits ?? onPage) && (
        <button type="button" class="popup-back" ref={focusOnce} onClick={back}>
          <Icon name="back" />
          {t('popup.back')}
        </button>
      )}
      <GptPage
        id={id}
        answer={answer}
        picture={picture}
        now={now}
        copy={copy}
        onWayOut={takeWayOut}
        tools={tools}
        news={news}
      />
    </>
  );
}
