import type { ComponentChildren } from 'preact';
import browser from 'webextension-polyfill';
import { type Outcome, SidePanel } from '../../components/panel/side-panel.tsx';
import { renderPage } from '../../components/ui/render-page.tsx';
import { NothingKept } from '../../components/ui/storage-unavailable.tsx';
import { languageOf, textIn } from '../../utils/i18n/translate.ts';
import { troubleOf } from '../../utils/lib/database/trouble.ts';
import { hashOf, type PanelView, type Route } from '../../utils/messages/panel-route.ts';
import { isInPrivateWindow } from '../../utils/messages/private-window.ts';
import { redeemOwnTicket } from '../../utils/messages/tickets.ts';
import { followViewRequests } from '../../utils/messages/view-request.ts';
import { appearanceSetting } from '../../utils/settings/settings.ts';
import { watchSetting } from '../../utils/settings/watch-setting.ts';
import { openRecords } from '../../utils/user-data/database.ts';
import { openCompare } from './compare.tsx';
import { openFollowed } from './followed.tsx';
import { openFollowing } from './following.tsx';
import { openGpt } from './gpt.tsx';
import { openHistory } from './history.tsx';
import { openList } from './list.tsx';
import { openLists } from './lists.tsx';
import { currentRoute, enter } from './navigation.ts';
import { openNoGpt } from './no-gpt.tsx';
import { openThisPage } from './page.tsx';
import { startSurvey } from './start-survey.ts';
import { openSurvey } from './survey.tsx';
import { openSurveys } from './surveys.tsx';
import type { Surface } from './view.ts';

const records = openRecords();
const [startAppearance, isPrivate, ticket] = await Promise.all([
  appearanceSetting.getValue(),
  isInPrivateWindow(),
  redeemOwnTicket(),
]);
let appearance = startAppearance;
let content: ComponentChildren;
let outcome: Outcome | undefined;
let leaving = new AbortController();
/** The route of the view that is shown, as a hash. */
let opened = '';

function draw(): void {
  renderPage(
    appearance,
    browser.i18n.getUILanguage(),
    <SidePanel at={currentRoute().at} outcome={outcome}>
      {content}
    </SidePanel>,
  );
}

function offerUndo(sentence: string, bringBack: () => Promise<void>): void {
  outcome = {
    sentence,
    async undo() {
      outcome = undefined;
      draw();
      try {
        await bringBack();
      } catch (error) {
        console.error('GPT Lens: something could not be undone.', error);
        // The way back stays open.
        const { t } = textIn(languageOf(appearance, browser.i18n.getUILanguage()));
        offerUndo(t('panel.undo-failed'), bringBack);
      }
    },
  };
  draw();
}

function tell(sentence: string): void {
  outcome = { sentence };
  draw();
}

function open(route: Route, surface: Surface): Promise<void> {
  switch (route.at) {
    case 'following':
      return openFollowing(route, surface);
    case 'followed':
      return openFollowed(route, surface);
    case 'page':
      return openThisPage(route, surface);
    case 'surveys':
      return openSurveys(route, surface);
    case 'survey':
      return openSurvey(route, surface);
    case 'history':
      return openHistory(route, surface);
    case 'lists':
      return openLists(route, surface);
    case 'list':
      return openList(route, surface);
    case 'compare':
      return openCompare(route, surface);
    case 'gpt':
      return openGpt(route, surface);
    case 'no-gpt':
      return openNoGpt(route, surface);
  }
}

/** `isAsked`: a person has just asked for this view. One that is reloaded, restored or gone back to is not: it makes no look-up. */
async function openRoute(isAsked: boolean): Promise<void> {
  leaving.abort();
  leaving = new AbortController();
  const { signal } = leaving;
  const route = currentRoute();
  opened = hashOf(route);
  content = undefined;
  const surface: Surface = {
    records,
    signal,
    isAsked,
    offerUndo,
    tell,
    show(shown) {
      if (signal.aborted) return;
      content = shown;
      draw();
    },
    go(to) {
      enter(to, 'pushState', isPrivate);
      return openRoute(true);
    },
  };
  try {
    await open(route, surface);
  } catch (error) {
    // Where no database opens, as in Firefox's private windows.
    console.error('GPT Lens: this view could not be opened.', error);
    const trouble = troubleOf(error);
    const reason = trouble === 'unknown' && isPrivate ? 'private' : trouble;
    surface.show(<NothingKept reason={reason} retry={() => openRoute(false)} />);
    // A database that was late is announced as if all of it had changed.
    records.watch(() => openRoute(false), signal);
  }
}

/** Shows what this page was asked to show, once. */
async function showRequested(view: PanelView, how: 'pushState' | 'replaceState'): Promise<void> {
  const { at } = view;
  enter(
    at === 'new-survey' ? await startSurvey(records, view.title, view.finds) : view,
    how,
    isPrivate,
  );
  await openRoute(true);
}

/** Follows the tab's history. One step raises two events, or one: a state alone changes no hash. */
function follow(): void {
  if (hashOf(currentRoute()) !== opened) openRoute(false);
}

addEventListener('hashchange', follow);
addEventListener('popstate', follow);
// What a view has not told of itself: a person has pressed something, and it was not done.
addEventListener('unhandledrejection', () => {
  const { t } = textIn(languageOf(appearance, browser.i18n.getUILanguage()));
  tell(t('options.not-saved'));
});
watchSetting(appearanceSetting, (chosen) => {
  appearance = chosen;
  draw();
});
if (ticket?.view) {
  await showRequested(ticket.view, 'replaceState');
} else if (!(await followViewRequests((view) => showRequested(view, 'pushState')))) {
  await openRoute(false);
}
