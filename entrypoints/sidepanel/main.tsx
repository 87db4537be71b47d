import type { ComponentChildren } from 'preact';
import browser from 'webextension-polyfill';
import { NothingKept } from '../../components/nothing-kept.tsx';
import { type Outcome, SidePanel } from '../../components/side-panel.tsx';
import { renderPage } from '../../components/surface.tsx';
import { isInPrivateWindow } from '../../utils/browser/private-window.ts';
import { troubleOf } from '../../utils/database/trouble.ts';
import { openRecords } from '../../utils/records/records.ts';
import { appearanceSetting } from '../../utils/settings/settings.ts';
import { watchSetting } from '../../utils/settings/watch-setting.ts';
import { hashOf, type Route, routeOf } from '../../utils/sidepanel/route.ts';
import { watchSurveyRequests } from '../../utils/sidepanel/survey-request.ts';
import { followViewRequests } from '../../utils/sidepanel/view-requests.ts';
import { languageOf, textIn } from '../../utils/text/text.ts';
import { openCompare } from './compare.tsx';
import { openFollowed } from './followed.tsx';
import { openFollowing } from './following.tsx';
import { openGpt } from './gpt.tsx';
import { openHistory } from './history.tsx';
import { openList } from './list.tsx';
import { openLists } from './lists.tsx';
import { openNoGpt } from './no-gpt.tsx';
import { openThisPage } from './page.tsx';
import { openSurvey } from './survey.tsx';
import { openSurveys } from './surveys.tsx';
import type { Surface } from './view.ts';

const records = openRecords();
let appearance = await appearanceSetting.getValue();
let content: ComponentChildren;
let outcome: Outcome | undefined;
let leaving = new AbortController();

function draw(): void {
  renderPage(
    appearance,
    browser.i18n.getUILanguage(),
    <SidePanel at={routeOf(location.hash).at} outcome={outcome}>
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

async function openRoute(): Promise<void> {
  leaving.abort();
  leaving = new AbortController();
  const { signal } = leaving;
  content = undefined;
  const surface: Surface = {
    records,
    signal,
    offerUndo,
    tell,
    show(shown) {
      if (signal.aborted) return;
      content = shown;
      draw();
    },
    go(route) {
      location.hash = hashOf(route);
    },
  };
  try {
    await open(routeOf(location.hash), surface);
  } catch (error) {
    // Where no database opens, as in Firefox's private windows.
    console.error('GPT Lens: this view could not be opened.', error);
    const trouble = troubleOf(error);
    const isPrivate = trouble === 'unknown' && (await isInPrivateWindow());
    surface.show(<NothingKept reason={isPrivate ? 'private' : trouble} retry={openRoute} />);
    // A database that was late is announced as if all of it had changed.
    records.watch(() => openRoute(), signal);
  }
}

addEventListener('hashchange', openRoute);
// What a view has not told of itself: a person has pressed something, and it was not done.
addEventListener('unhandledrejection', () => {
  const { t } = textIn(languageOf(appearance, browser.i18n.getUILanguage()));
  tell(t('options.not-saved'));
});
watchSetting(appearanceSetting, (chosen) => {
  appearance = chosen;
  draw();
});
const { id: windowId } = await browser.windows.getCurrent();
// The page's view hears of it by itself.
watchSurveyRequests(windowId, () => {
  if (routeOf(location.hash).at !== 'page') location.hash = hashOf({ at: 'page' });
});
const isSent = await followViewRequests((route) => {
  // Not by the address alone: that would be told of later, when the view has been opened a first time.
  history.pushState(null, '', hashOf(route));
  openRoute();
});
if (!isSent) await openRoute();
