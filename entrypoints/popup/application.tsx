import browser from 'webextension-polyfill';
import { AddToList } from '../../components/gpt/add-to-list.tsx';
import { FollowButton } from '../../components/gpt/follow-button.tsx';
import { GptVotes } from '../../components/gpt/gpt-votes.tsx';
import { UnseenChanges } from '../../components/gpt/unseen-changes.tsx';
import { GatewayBar } from '../../components/popup/gateway-bar.tsx';
import { Popup } from '../../components/popup/popup.tsx';
import { fillSearchBox } from '../../components/popup/search-form.tsx';
import { SiteBar } from '../../components/popup/site-bar.tsx';
import { renderPage } from '../../components/ui/render-page.tsx';
import { watchGateways } from '../../utils/extension-pages/gateways/watch-gateways.ts';
import { createPageHighlighter } from '../../utils/extension-pages/page/highlight-on-page.ts';
import { getActiveTab, listPageGpts } from '../../utils/extension-pages/page/list-page-gpts.ts';
import { createPopupController } from '../../utils/extension-pages/popup/controller.ts';
import { saveTheme } from '../../utils/extension-pages/popup/last-theme.ts';
import { createPopupPage, type PopupState } from '../../utils/extension-pages/popup/popup-page.ts';
import { createRecentSearches } from '../../utils/extension-pages/popup/recent-searches.ts';
import { watchSiteStatus } from '../../utils/extension-pages/popup/site-status.ts';
import { requestAccess } from '../../utils/lib/browser/permissions.ts';
import { fetchDomains } from '../../utils/messages/fetch-domains.ts';
import { openPanel } from '../../utils/messages/open-panel.ts';
import { openWelcome } from '../../utils/messages/open-welcome.ts';
import { isInPrivateWindow } from '../../utils/messages/private-window.ts';
import { sendMessage } from '../../utils/messages/send.ts';
import { redeemOwnToken } from '../../utils/messages/url-tokens.ts';
import {
  appearanceSetting,
  gatewayListState,
  recentSearchesState,
  rememberSearchesSetting,
} from '../../utils/settings/settings.ts';
import { openUserData } from '../../utils/user-data/database.ts';

const [appearance, gatewayList, pageData, isPrivate] = await Promise.all([
  appearanceSetting.getValue(),
  gatewayListState.getValue(),
  redeemOwnToken(),
  isInPrivateWindow(),
]);

const page = createPopupPage({
  show,
  createController: createPopupController,
  createRecentSearches: (onChange) =>
    createRecentSearches(recentSearchesState, () => rememberSearchesSetting.getValue(), onChange),
  watchSiteStatus,
  userData: openUserData(),
  gatewayList,
  readGatewayList: () => gatewayListState.getValue(),
  watchGateways,
  sendMessage,
  pageData,
  isPrivate,
  getActiveTab,
  listPageGpts,
  showOnPage: createPageHighlighter(async () => (await getActiveTab())?.id),
  fetchDomains,
  openPanel,
  openOptions: () => browser.runtime.openOptionsPage(),
  openWelcome,
  requestAccess,
  fillSearchBox,
  history,
  hash: location.hash,
  close: () => window.close(),
});

function show(state: PopupState): void {
  const {
    view,
    recent,
    siteBar,
    gatewayBar,
    gateways,
    chat,
    isFailed,
    followControls,
    domainUses,
    votes,
  } = state;
  renderPage(
    appearance,
    browser.i18n.getUILanguage(),
    <>
      <Popup
        view={view}
        now={Date.now()}
        {...page.controller}
        copy={(text) => navigator.clipboard.writeText(text)}
        onOpenSettings={page.openSettings}
        onOpenPanel={page.openPanel}
        onStartPageBatch={page.startPageBatch}
        onOpenWelcome={page.openWelcome}
        onRecover={page.onRecover}
        recent={recent && { recent, onChoose: page.controller.searchWords, ...page.searches }}
        actionButtons={renderActionButtons(state)}
        unseenChanges={
          followControls?.followed && (
            <UnseenChanges
              followed={followControls.followed}
              onMarkSeen={followControls.markSeen}
            />
          )
        }
        votes={votes && <GptVotes votes={votes} />}
        gateways={gateways}
        chat={chat}
        domainUses={domainUses}
        onOpenDomains={page.openDomains}
        isFailed={isFailed}
      />
      <div class="popup-foot">
        {gatewayBar && <GatewayBar {...gatewayBar} now={Date.now()} />}
        {siteBar && <SiteBar {...siteBar} />}
      </div>
    </>,
  );
}

function renderActionButtons({ view, followControls, allLists, lists }: PopupState) {
  if (view.kind !== 'gpt' || !view.answer?.found || !followControls) return undefined;
  const { cached } = view.answer;
  const gpt = { id: view.id, name: cached.gpt.name };
  return (
    <>
      <FollowButton cached={cached} {...followControls} />
      {allLists && <AddToList key={view.id} gpt={gpt} all={allLists} lists={lists} />}
    </>
  );
}

addEventListener('unhandledrejection', page.reportFailedAction);
page.start();
// After the first rendering, because nobody waits for it.
saveTheme(appearance.theme);
await page.loadRest();
