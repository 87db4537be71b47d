import type { ComponentChildren } from 'preact';
import type { ChatEntry } from '../../utils/extension-pages/gateways/chat-entry.ts';
import type { GatewaySummary } from '../../utils/extension-pages/gateways/gateway-summary.ts';
import type { PopupView } from '../../utils/extension-pages/popup/popup-view.ts';
import type { RecoveryAction } from '../../utils/gateway/failure.ts';
import type { DomainUse } from '../../utils/gpt/domains.ts';
import type { GptId } from '../../utils/gpt/gpt-id.ts';
import type { I18n } from '../../utils/i18n/i18n.ts';
import { getPageStatus } from '../../utils/i18n/page-list-text.ts';
import { GptPage } from '../gpt/gpt-page.tsx';
import { FailureNotice } from '../ui/failure-notice.tsx';
import { focusOnce } from '../ui/focus-once.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { LookupButton } from '../ui/lookup-button.tsx';
import { PageFailure } from '../ui/page-failure.tsx';
import { PageIcon } from '../ui/page-icon.tsx';
import { PageGptList } from './page-gpt-list.tsx';
import { getProblemText, QueryProblem } from './query-problem.tsx';
import { type RecentSearchesProps, RecentSearchList } from './recent-searches.tsx';
import { SearchForm } from './search-form.tsx';
import { SearchHits } from './search-hits.tsx';
import { HighlightStatus, ShowOnPageButton } from './show-on-page.tsx';

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
  onOpenSettings(): void;
  onOpenPanel(): void;
  /** Looks up all GPTs of the current page, in the side panel. */
  onStartPageBatch(): void;
  onOpenWelcome(): void;
  onRecover(action: RecoveryAction): void;
  /** Repeats the lookup. */
  retry(): void;
  /** `undefined` until they are loaded. */
  recent?: RecentSearchesProps;
  /** Buttons for the GPT that is shown. */
  actionButtons?: ComponentChildren;
  /** The unseen changes of the GPT that is shown. */
  unseenChanges?: ComponentChildren;
  /** How the user voted on the answers of the GPT that is shown. */
  votes?: ComponentChildren;
  /** Missing until the gateways have been read. */
  gateways?: GatewaySummary;
  /** Missing until the gateways have been read, and if none is set up. */
  chat?: ChatEntry;
  /** The domains of all looked-up GPTs; missing until they have been read. */
  domainUses?: DomainUse[];
  /** Shows a domain in the side panel. */
  onOpenDomains(domain: string): void;
  /** Whether the last action failed. */
  isFailed?: boolean;
}

/** The popup: a search box, and the current view below it. */
export function Popup(props: Props) {
  const text = useI18n();
  const { t } = text;
  return (
    <>
      <header class="popup-head">
        <h1 class="visually-hidden">{t('manifest.name')}</h1>
        <SearchForm onSubmit={props.submit} />
        <IconButton label={t('panel.open')} onClick={props.onOpenPanel}>
          <PageIcon name="panel" />
        </IconButton>
        <IconButton label={t('popup.settings')} onClick={props.onOpenSettings}>
          <PageIcon name="settings" />
        </IconButton>
      </header>
      {props.recent && props.view.kind !== 'gpt' && <RecentSearchList {...props.recent} />}
      {/* Always rendered: screen readers do not announce a live region that is inserted with its text. */}
      <p class="visually-hidden" role="status">
        {getAnnouncement(text, props.view)}
      </p>
      <div role="alert">{props.isFailed && <p class="popup-hint">{t('common.failed')}</p>}</div>
      <main>
        <ViewContent {...props} />
      </main>
    </>
  );
}

/** A short announcement of the view for screen readers. A failure is an alert of its own. */
function getAnnouncement({ t }: I18n, view: PopupView): string | undefined {
  switch (view.kind) {
    case 'start':
      return view.pageList && t(...getPageStatus(view.pageList));
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
      return getProblemText(t, view.query);
    case 'gpt': {
      const { answer, isOffered, id } = view;
      if (!answer) return isOffered ? `${id} ${t('panel.not-looked-up')}` : t('gpt.loading');
      return answer.found ? (answer.cached.gpt.name ?? id) : undefined;
    }
    default:
      return undefined;
  }
}

function ViewContent(props: Props) {
  const { t } = useI18n();
  const { view, now } = props;
  switch (view.kind) {
    case 'start':
      return (
        <>
          <p class="popup-hint">{t('popup.hint')}</p>
          {view.estimate && (
            <LookupButton
              label={t('batch.look-up-page')}
              estimate={view.estimate}
              onStart={props.onStartPageBatch}
            />
          )}
          <PageGptList
            {...view}
            focused={view.focusedId}
            chat={props.chat}
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
      return (
        <PageFailure
          failure={view.failure}
          now={now}
          onRecover={props.onRecover}
          topUpUrl={props.gateways?.topUpUrl}
        />
      );
    case 'hits':
      return (
        <SearchHits
          {...view}
          focused={view.focusedId}
          now={now}
          onChoose={props.choose}
          onMore={props.searchMore}
          onRecover={props.onRecover}
          topUpUrl={props.gateways?.topUpUrl}
        />
      );
    case 'gpt':
      return <ChosenGpt {...props} view={view} />;
  }
}

function NotSetUp({ now, onRecover, onOpenWelcome }: Props) {
  const { t } = useI18n();
  return (
    <>
      <FailureNotice failure={{ kind: 'no-key' }} now={now} onRecover={onRecover} />
      <button type="button" class="text-button popup-welcome-link" onClick={onOpenWelcome}>
        {t('popup.welcome')}
      </button>
    </>
  );
}

type PropsOfKind<Kind extends PopupView['kind']> = Props & {
  view: Extract<PopupView, { kind: Kind }>;
};

function ChosenGpt(props: PropsOfKind<'gpt'>) {
  const { t } = useI18n();
  const { view, now, back, copy, onRecover, retry, showOnPage, actionButtons, unseenChanges } =
    props;
  const { id, answer, picture, origin, highlighted, isOffered } = view;
  return (
    <>
      {origin && (
        <div class="popup-bar">
          <button type="button" class="text-button" ref={focusOnce} onClick={back}>
            <PageIcon name="back" />
            {t('popup.back')}
          </button>
          {origin.kind === 'start' && (
            <>
              <HighlightStatus highlighted={highlighted} />
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
        onRecover={onRecover}
        lookUp={isOffered ? retry : undefined}
        actionButtons={actionButtons}
        unseenChanges={unseenChanges}
        votes={props.votes}
        gateways={props.gateways}
        chat={props.chat}
        domainUses={props.domainUses}
        onOpenDomains={props.onOpenDomains}
      />
    </>
  );
}
