import browser, { type Tabs } from 'webextension-polyfill';
import { AddToList } from '../../components/gpt/add-to-list.tsx';
import { FollowButton } from '../../components/gpt/follow-button.tsx';
import { UnseenChanges } from '../../components/gpt/unseen-changes.tsx';
import { Popup } from '../../components/popup/popup.tsx';
import { fillSearchBox } from '../../components/popup/search-form.tsx';
import { SiteBar } from '../../components/popup/site-bar.tsx';
import { renderPage } from '../../components/ui/render-page.tsx';
import { showWelcome } from '../../utils/background/welcome-once.ts';
import {
  type FollowControls,
  watchFollowed,
} from '../../utils/extension-pages/follows/watch-followed.ts';
import { createPageHighlighter } from '../../utils/extension-pages/page/highlight-on-page.ts';
import { getActiveTab, listPageGpts } from '../../utils/extension-pages/page/list-page-gpts.ts';
import { createPopupController } from '../../utils/extension-pages/popup/controller.ts';
import { saveTheme } from '../../utils/extension-pages/popup/last-theme.ts';
import type { PopupView } from '../../utils/extension-pages/popup/popup-view.ts';
import {
  createRecentSearches,
  type RecentSearches,
} from '../../utils/extension-pages/popup/recent-searches.ts';
import type { SiteBarProps } from '../../utils/extension-pages/popup/site-status.ts';
import { watchSiteStatus } from '../../utils/extension-pages/popup/site-status.ts';
import type { RecoveryAction } from '../../utils/gateway/failure.ts';
import { type GptId, isGptId } from '../../utils/gpt/gpt-id.ts';
import { MAX_QUERY_LENGTH } from '../../utils/gpt/parse-query.ts';
import { requestAccess } from '../../utils/lib/browser/permissions.ts';
import { openPanel } from '../../utils/messages/open-panel.ts';
import type { PanelView } from '../../utils/messages/panel-route.ts';
import { isInPrivateWindow } from '../../utils/messages/private-window.ts';
import { redeemOwnToken } from '../../utils/messages/url-tokens.ts';
import { appearanceSetting, gatewayOriginState } from '../../utils/settings/settings.ts';
import { openUserData } from '../../utils/user-data/database.ts';
import { createLists, watchLists } from '../../utils/user-data/lists.ts';
import type { GptList } from '../../utils/user-data/schema.ts';

const [appearance, gatewayOrigin, ticket, isPrivate] = await Promise.all([
  appearanceSetting.getValue(),
  gatewayOriginState.getValue(),
  redeemOwnToken(),
  isInPrivateWindow(),
]);
const searches = createRecentSearches((recent) => {
  recentSearches = recent;
  render(currentView);
});
const controller = createPopupController({
  show: render,
  showOnPage: createPageHighlighter(async () => (await getActiveTab())?.id),
  async rememberSearch(words) {
    // What is searched for in a private window is gone with it.
    if (!isPrivate) await searches.record(words);
  },
});
let currentView: PopupView = { kind: gatewayOrigin ? 'start' : 'not-set-up' };
let siteBar: SiteBarProps | undefined;
let recentSearches: RecentSearches | undefined;
const userData = openUserData();
const lists = createLists(userData);
let allLists: GptList[] | undefined;
let activeTab: Partial<Tabs.Tab> = {};
let followControls: (FollowControls & { id: GptId }) | undefined;
let viewLifetime = new AbortController();
let isFailed = false;

/** Learns whether the GPT that has just been opened is followed, and which lists it is in, and shows it so. */
function watchUserData(id: GptId): void {
  viewLifetime.abort();
  viewLifetime = new AbortController();
  const onFollow = (changed: FollowControls) => {
    followControls = { id, ...changed };
    render(currentView);
  };
  const onLists = (all: GptList[]) => {
    allLists = all;
    render(currentView);
  };
  // Where nothing can be kept, nothing can be followed or listed.
  watchFollowed(id, userData, onFollow, viewLifetime.signal).catch(() => {});
  watchLists(lists, userData, onLists, viewLifetime.signal).catch(() => {});
}

/** What has changed of the GPT since it was last seen. */
function renderUnseenChanges(view: PopupView) {
  if (view.kind !== 'gpt' || followControls?.id !== view.id || !followControls.followed)
    return undefined;
  return <UnseenChanges followed={followControls.followed} onMarkSeen={followControls.markSeen} />;
}

function renderActionButtons(view: PopupView) {
  if (view.kind !== 'gpt' || !view.answer?.found || followControls?.id !== view.id)
    return undefined;
  const { cached } = view.answer;
  const gpt = { id: view.id, name: cached.gpt.name };
  return (
    <>
      <FollowButton cached={cached} {...followControls} />
      {allLists && <AddToList key={view.id} gpt={gpt} all={allLists} lists={lists} />}
    </>
  );
}

function render(view: PopupView): void {
  if (view.kind === 'gpt' && !(currentView.kind === 'gpt' && currentView.id === view.id))
    watchUserData(view.id);
  if (view !== currentView) isFailed = false;
  currentView = view;
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
        onOpenSettings={openSettings}
        onOpenPanel={() => openSidePanel()}
        onStartPageBatch={startPageBatch}
        onOpenWelcome={openWelcome}
        onRecover={onRecover}
        recent={
          recentSearches && {
            recent: recentSearches,
            onChoose: controller.searchWords,
            ...searches,
          }
        }
        actionButtons={renderActionButtons(view)}
        unseenChanges={renderUnseenChanges(view)}
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
  const id = view.kind === 'gpt' && !isPrivate ? view.id : undefined;
  if (history.state?.id !== id) history.replaceState({ id }, '');
}

async function openSettings(): Promise<void> {
  await browser.runtime.openOptionsPage();
  window.close();
}

/** Nothing may be awaited before: browsers only open it in direct answer to a click. */
async function openSidePanel(view?: PanelView): Promise<void> {
  await openPanel({ ...activeTab, incognito: isPrivate }, view);
  window.close();
}

/** The panel starts it: this page may be gone as soon as the panel is there. It gets the list that was offered. */
async function startPageBatch(): Promise<void> {
  if (currentView.kind !== 'start' || typeof currentView.pageList !== 'object') return;
  const title = activeTab.title || (activeTab.url ?? '');
  await openSidePanel({ view: 'new-batch', title, gpts: currentView.pageList.gpts });
}

async function openWelcome(): Promise<void> {
  await showWelcome();
  window.close();
}

async function onRecover(action: RecoveryAction): Promise<void> {
  if (action === 'settings') return openSettings();
  if (action === 'retry') return controller.retry();
  // Nothing may be awaited before: browsers only ask in direct answer to a click.
  if (gatewayOrigin && (await requestAccess(gatewayOrigin))) controller.retry();
}

// What a press sets off and nobody waits for is said here when it fails.
addEventListener('unhandledrejection', () => {
  isFailed = true;
  render(currentView);
});
const activeTabPromise = getActiveTab();
activeTabPromise.then((tab) => {
  activeTab = tab ?? {};
});
const query = ticket?.query?.slice(0, MAX_QUERY_LENGTH).toWellFormed();
// A page that is loaded again, restored or found in a bookmark makes no look-up: nobody has asked for it now.
const id = history.state ? history.state.id : location.hash.slice(1);
if (query && isGptId(query) && ticket?.isRecall) controller.recallFailure(query);
else if (query) {
  controller.submit(query);
  fillSearchBox(query);
} else if (isGptId(id)) controller.showCached(id);
else if (gatewayOrigin) controller.start(async () => listPageGpts(await activeTabPromise));
else render(currentView);
// After the first drawing: nobody waits for it.
saveTheme(appearance.theme);
await searches.load();
await watchSiteStatus((bar) => {
  siteBar = bar;
  render(currentView);
});
