import type { ComponentChildren } from 'preact';
import browser from 'webextension-polyfill';
import { type PanelMessage, SidePanel } from '../../components/panel/side-panel.tsx';
import { renderPage } from '../../components/ui/render-page.tsx';
import { StorageUnavailable } from '../../components/ui/storage-unavailable.tsx';
import { chooseLanguage, createI18n } from '../../utils/i18n/i18n.ts';
import { getDatabaseProblem } from '../../utils/lib/database/database-problem.ts';
import { type PanelView, type Route, toHash } from '../../utils/messages/panel-route.ts';
import { isInPrivateWindow } from '../../utils/messages/private-window.ts';
import { redeemOwnToken } from '../../utils/messages/url-tokens.ts';
import { watchViewRequests } from '../../utils/messages/view-request.ts';
import { appearanceSetting } from '../../utils/settings/settings.ts';
import { watchSetting } from '../../utils/settings/watch-setting.ts';
import { openUserData } from '../../utils/user-data/database.ts';
import { openBatch } from './batch.tsx';
import { openBatches } from './batches.tsx';
import { openCompare } from './compare.tsx';
import { openFollowed } from './followed.tsx';
import { openFollowing } from './following.tsx';
import { openGpt } from './gpt.tsx';
import { openHistory } from './history.tsx';
import { openList } from './list.tsx';
import { openLists } from './lists.tsx';
import { currentRoute, enter } from './navigation.ts';
import { openNoGpt } from './no-gpt.tsx';
import { startSurvey } from './start-survey.ts';
import { openThisPage } from './this-page.tsx';
import type { ViewContext } from './view.ts';

const userData = openUserData();
const [startAppearance, isPrivate, ticket] = await Promise.all([
  appearanceSetting.getValue(),
  isInPrivateWindow(),
  redeemOwnToken(),
]);
let appearance = startAppearance;
let content: ComponentChildren;
let panelMessage: PanelMessage | undefined;
let viewLifetime = new AbortController();
/** The route of the view that is shown, as a hash. */
let opened = '';

function render(): void {
  renderPage(
    appearance,
    browser.i18n.getUILanguage(),
    <SidePanel view={currentRoute().view} message={panelMessage}>
      {content}
    </SidePanel>,
  );
}

function offerUndo(sentence: string, undoAction: () => Promise<void>): void {
  panelMessage = {
    sentence,
    async undo() {
      panelMessage = undefined;
      render();
      try {
        await undoAction();
      } catch (error) {
        console.error('GPT Lens: something could not be undone.', error);
        // The way back stays open.
        const { t } = createI18n(chooseLanguage(appearance, browser.i18n.getUILanguage()));
        offerUndo(t('panel.undo-failed'), undoAction);
      }
    },
  };
  render();
}

function showMessage(sentence: string): void {
  panelMessage = { sentence };
  render();
}

function openView(route: Route, context: ViewContext): Promise<void> {
  switch (route.view) {
    case 'following':
      return openFollowing(route, context);
    case 'followed':
      return openFollowed(route, context);
    case 'page':
      return openThisPage(route, context);
    case 'batches':
      return openBatches(route, context);
    case 'batch':
      return openBatch(route, context);
    case 'history':
      return openHistory(route, context);
    case 'lists':
      return openLists(route, context);
    case 'list':
      return openList(route, context);
    case 'compare':
      return openCompare(route, context);
    case 'gpt':
      return openGpt(route, context);
    case 'no-gpt':
      return openNoGpt(route, context);
  }
}

/** `isAsked`: a person has just asked for this view. One that is reloaded, restored or gone back to is not: it makes no look-up. */
async function openRoute(isAsked: boolean): Promise<void> {
  viewLifetime.abort();
  viewLifetime = new AbortController();
  const { signal } = viewLifetime;
  const route = currentRoute();
  opened = toHash(route);
  content = undefined;
  const context: ViewContext = {
    userData,
    signal,
    isAsked,
    offerUndo,
    showMessage,
    show(viewContent) {
      if (signal.aborted) return;
      content = viewContent;
      render();
    },
    navigate(to) {
      enter(to, 'pushState', isPrivate);
      return openRoute(true);
    },
  };
  try {
    await openView(route, context);
  } catch (error) {
    // Where no database opens, as in Firefox's private windows.
    console.error('GPT Lens: this view could not be opened.', error);
    const trouble = getDatabaseProblem(error);
    const reason = trouble === 'unknown' && isPrivate ? 'private' : trouble;
    context.show(<StorageUnavailable reason={reason} onRetry={() => openRoute(false)} />);
    // A database that was late is announced as if all of it had changed.
    userData.watch(() => openRoute(false), signal);
  }
}

/** Shows what this page was asked to show, once. */
async function showRequested(view: PanelView, how: 'pushState' | 'replaceState'): Promise<void> {
  const { view: at } = view;
  enter(
    at === 'new-batch' ? await startSurvey(userData, view.title, view.gpts) : view,
    how,
    isPrivate,
  );
  await openRoute(true);
}

/** Follows the tab's history. One step raises two events, or one: a state alone changes no hash. */
function follow(): void {
  if (toHash(currentRoute()) !== opened) openRoute(false);
}

addEventListener('hashchange', follow);
addEventListener('popstate', follow);
// What a view has not told of itself: a person has pressed something, and it was not done.
addEventListener('unhandledrejection', () => {
  const { t } = createI18n(chooseLanguage(appearance, browser.i18n.getUILanguage()));
  showMessage(t('options.not-saved'));
});
watchSetting(appearanceSetting, (chosen) => {
  appearance = chosen;
  render();
});
if (ticket?.view) {
  await showRequested(ticket.view, 'replaceState');
} else if (!(await watchViewRequests((view) => showRequested(view, 'pushState')))) {
  await openRoute(false);
}
