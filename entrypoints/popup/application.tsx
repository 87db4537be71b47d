import browser, { type Tabs } from 'webextension-polyfill';
import { AddToList } from '../../components/gpt/add-to-list.tsx';
import { FollowButton } from '../../components/gpt/follow-button.tsx';
import { GptNews } from '../../components/gpt/unseen-changes.tsx';
import { Popup } from '../../components/popup/popup.tsx';
import { fillSearchBox } from '../../components/popup/search-form.tsx';
import { SiteBar } from '../../components/popup/site-bar.tsx';
import { renderPage } from '../../components/ui/render-page.tsx';
import { showWelcome } from '../../utils/background/welcome-once.ts';
import {
  type FollowControls,
  watchFollowed,
} from '../../utils/extension-pages/follows/watch-followed.ts';
import { gptsIn, tabInFront } from '../../utils/extension-pages/page/list-page-gpts.ts';
import { createPageMarker } from '../../utils/extension-pages/page/show-on-page.ts';
import { createPopupController } from '../../utils/extension-pages/popup/controller.ts';
import { rememberTheme } from '../../utils/extension-pages/popup/last-theme.ts';
import type { PopupView } from '../../utils/extension-pages/popup/popup-view.ts';
import {
  keepRecentSearches,
  type RecentSearches,
} from '../../utils/extension-pages/popup/recent-searches.ts';
import type { SiteBarProps } from '../../utils/extension-pages/popup/site-status.ts';
import { watchSiteStatus } from '../../utils/extension-pages/popup/site-status.ts';
import type { WayOut } from '../../utils/gateway/failure.ts';
import { type GptId, isGptId } from '../../utils/gpt/gpt-id.ts';
import { LONGEST_QUERY } from '../../utils/gpt/parse-query.ts';
import { requestAccess } from '../../utils/lib/browser/permissions.ts';
import { openPanel } from '../../utils/messages/open-panel.ts';
import type { PanelView } from '../../utils/messages/panel-route.ts';
import { isInPrivateWindow } from '../../utils/messages/private-window.ts';
import { redeemOwnTicket } from '../../utils/messages/tickets.ts';
import { appearanceSetting, gatewayOriginState } from '../../utils/settings/settings.ts';
import { openRecords } from '../../utils/user-data/database.ts';
import { createLists } from '../../utils/user-data/lists.ts';
import type { GptList } from '../../utils/user-data/schema.ts';
import { watchLists } from '../../utils/user-data/watch-lists.ts';

const [appearance, gatewayOrigin, ticket, isPrivate] = await Promise.all([
  appearanceSetting.getValue(),
  gatewayOriginState.getValue(),
  redeemOwnTicket(),
  isInPrivateWindow(),
]);
const searches = keepRecentSearches((recent) => {
  remembered = recent;
  show(shown);
});
const controller = createPopupController({
  show,
  showOnPage: createPageMarker(async () => (await tabInFront())?.id),
  async noteSearch(words) {
    // What is searched for in a private window is gone with it.
    if (!isPrivate) await searches.note(words);
  },
});
let shown: PopupView = { at: gatewayOrigin ? 'start' : 'not-set-up' };
let siteBar: SiteBarProps | undefined;
let remembered: RecentSearches | undefined;
const records = openRecords();
const lists = createLists(records);
let allLists: GptList[] | undefined;
let front: Partial<Tabs.Tab> = {};
let controls: (FollowControls & { id: GptId }) | undefined;
let leaving = new AbortController();
let isFailed = false;

/** Learns whether the GPT that has just been opened is followed, and which lists it is in, and shows it so. */
function watchKept(id: GptId): void {
  leaving.abort();
  leaving = new AbortController();
  const tell = (known: FollowControls) => {
    controls = { id, ...known };
    show(shown);
  };
  const tellLists = (all: GptList[]) => {
    allLists = all;
    show(shown);
  };
  // Where nothing can be kept, nothing can be followed or listed.
  watchFollowed(id, records, tell, leaving.signal).catch(() => {});
  watchLists(lists, records, tellLists, leaving.signal).catch(() => {});
}

/** What has changed of the GPT since it was last seen. */
function newsOf(view: PopupView) {
  if (view.at !== 'gpt' || controls?.id !== view.id || !controls.followed) return undefined;
  return <GptNews followed={controls.followed} markSeen={controls.markSeen} />;
}

function toolsOf(view: PopupView) {
  if (view.at !== 'gpt' || !view.answer?.found || controls?.id !== view.id) return undefined;
  const { reading } = view.answer;
  const gpt = { id: view.id, name: reading.gpt.name };
  return (
    <>
      <FollowButton reading={reading} {...controls} />
      {allLists && <AddToList key={view.id} gpt={gpt} all={allLists} lists={lists} />}
    </>
  );
}

function show(view: PopupView): void {
  if (view.at === 'gpt' && !(shown.at === 'gpt' && shown.id === view.id)) watchKept(view.id);
  if (view !== shown) isFailed = false;
  shown = view;
  noteInTab(view);
  renderPage(
    appearance,
    browser.i18n.getUILanguage(),
    <>
      <Popup
        view={view}
        now={Date.now()}
        {...controller}
        copy={(text) => navigator.clipboard.writeText(text)}
        openSettings={openSettings}
        openPanel={() => openSidePanel()}
        surveyPage={surveyPage}
        openWelcome={openWelcome}
        takeWayOut={takeWayOut}
        recent={remembered && { recent: remembered, choose: controller.searchWords, ...searches }}
        tools={toolsOf(view)}
        news={newsOf(view)}
        isFailed={isFailed}
      />
      {siteBar && <SiteBar {...siteBar} />}
    </>,
  );
}

/**
 * Lets the tab be brought back to the GPT that it shows, which its address does not name. Browsers write this to disk
 * with their tabs, so nothing of a private window goes there.
 */
function noteInTab(view: PopupView): void {
  const id = view.at === 'gpt' && !isPrivate ? view.id : undefined;
  if (history.state?.id !== id) history.replaceState({ id }, '');
}

async function openSettings(): Promise<void> {
  await browser.runtime.openOptionsPage();
  window.close();
}

/** Nothing may be awaited before: browsers only open it in direct answer to a click. */
async function openSidePanel(view?: PanelView): Promise<void> {
  await openPanel({ ...front, incognito: isPrivate }, view);
  window.close();
}

/** The panel starts it: this page may be gone as soon as the panel is there. It gets the list that was offered. */
async function surveyPage(): Promise<void> {
  if (shown.at !== 'start' || typeof shown.onPage !== 'object') return;
  const title = front.title || (front.url ?? '');
  await openSidePanel({ at: 'new-survey', title, finds: shown.onPage.gpts });
}

async function openWelcome(): Promise<void> {
  await showWelcome();
  window.close();
}

async function takeWayOut(way: WayOut): Promise<void> {
  if (way === 'settings') return openSettings();
  if (way === 'retry') return controller.retry();
  // Nothing may be awaited before: browsers only ask in direct answer to a click.
  if (gatewayOrigin && (await requestAccess(gatewayOrigin))) controller.retry();
}

// What a press sets off and nobody waits for is said here when it fails.
addEventListener('unhandledrejection', () => {
  isFailed = true;
  show(shown);
});
const inFront = tabInFront();
inFront.then((tab) => {
  front = tab ?? {};
});
const query = ticket?.query?.slice(0, LONGEST_QUERY).toWellFormed();
// A page that is loaded again, restored or found in a bookmark makes no look-up: nobody has asked for it now.
const id = history.state ? history.state.id : location.hash.slice(1);
if (query && isGptId(query) && ticket?.isRecall) controller.recall(query);
else if (query) {
  controller.submit(query);
  fillSearchBox(query);
} else if (isGptId(id)) controller.showCached(id);
else if (gatewayOrigin) controller.start(async () => gptsIn(await inFront));
else show(shown);
// After the first drawing: nobody waits for it.
rememberTheme(appearance.theme);
await searches.load();
await watchSiteStatus((bar) => {
  siteBar = bar;
  show(shown);
});
