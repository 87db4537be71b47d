import browser from 'webextension-polyfill';
import { defineBackground } from 'wxt/utils/define-background';
import { createActivation } from '../utils/background/activation.ts';
import { createBatchAlarm } from '../utils/background/batch/batch-alarm.ts';
import { createBatchEngine } from '../utils/background/batch/batch-engine.ts';
import { createChatEngine } from '../utils/background/chat/chat-engine.ts';
import { claimAnswer } from '../utils/background/chat/claim-answer.ts';
import { openChat } from '../utils/background/chat/open-chat.ts';
import { serveChat } from '../utils/background/chat/serve-chat.ts';
import { collectDiagnostics } from '../utils/background/diagnostics.ts';
import { createFollowChecks } from '../utils/background/follow-checks/checks.ts';
import { notifyOfChanges, openPanelOnClick } from '../utils/background/follow-checks/notify.ts';
import { scheduleFollowChecks } from '../utils/background/follow-checks/schedule.ts';
import { registerContextMenus } from '../utils/background/menus/context-menu.ts';
import {
  createLookupHandler,
  createMessageHandlers,
} from '../utils/background/message-handlers.ts';
import { isPrivateRequest, routeMessages } from '../utils/background/message-router.ts';
import { registerOmnibox } from '../utils/background/omnibox/omnibox.ts';
import { openCardInTab } from '../utils/background/open-card-shortcut.ts';
import { pushAppearance } from '../utils/background/push-appearance.ts';
import { pushHoverSettingsToAllTabs } from '../utils/background/push-hover-settings.ts';
import { createBalanceReader } from '../utils/background/read-balance.ts';
import { readDomains } from '../utils/background/read-domains.ts';
import { relaySettingChanges } from '../utils/background/relay-setting-changes.ts';
import { welcomeOnce } from '../utils/background/welcome-once.ts';
import { createAccountClient } from '../utils/gateway/account-client.ts';
import { streamChat } from '../utils/gateway/chat/stream-chat.ts';
import { CHAT_PICTURE, fetchPicture, type PictureLimits } from '../utils/gateway/picture.ts';
import type { GptId } from '../utils/gpt/gpt-id.ts';
import { loadI18n } from '../utils/i18n/load-i18n.ts';
import { isAllowed } from '../utils/lib/browser/permissions.ts';
import { restrictStorageAccess } from '../utils/lib/browser/storage-access.ts';
import { createLastError } from '../utils/lib/errors.ts';
import { openCache } from '../utils/lookup/cache/cache.ts';
import { getCacheSummary } from '../utils/lookup/cache-summary.ts';
import { findChangedGateways } from '../utils/lookup/changed-gateways.ts';
import { createFailureLog } from '../utils/lookup/failure-log.ts';
import { createLookupService } from '../utils/lookup/lookup-service.ts';
import { failuresState, usageState } from '../utils/lookup/lookup-state.ts';
import { createPageRateLimit } from '../utils/lookup/page-rate-limit.ts';
import { createPictureLoader } from '../utils/lookup/picture-loader.ts';
import { getGatewayIdsToAsk, openGateways } from '../utils/lookup/saved-gateway.ts';
import { createUsageCounter } from '../utils/lookup/usage.ts';
import type { LookupReason } from '../utils/lookup/usage-by-day.ts';
import { readLookupPrice, readUsageLimits } from '../utils/lookup/usage-settings.ts';
import { openPanel } from '../utils/messages/open-panel.ts';
import { createTokenUrl } from '../utils/messages/url-tokens.ts';
import { getCheckInterval } from '../utils/settings/follow-settings.ts';
import { activateGateway, gatewaysSetting } from '../utils/settings/gateway-setting.ts';
import {
  appearanceSetting,
  followSetting,
  hoverSetting,
  lookupSetting,
} from '../utils/settings/settings.ts';
import { watchItem } from '../utils/settings/watch-item.ts';
import { createBatchQueue } from '../utils/user-data/batch-queue.ts';
import { createBatches } from '../utils/user-data/batches.ts';
import { createConversations } from '../utils/user-data/conversations.ts';
import { openUserData } from '../utils/user-data/database.ts';
import { createFollows, hasUnseenChanges } from '../utils/user-data/follows.ts';
import { createHistory } from '../utils/user-data/history.ts';
import { createLists } from '../utils/user-data/lists.ts';

const HOUR_MS = 60 * 60 * 1000;

export default defineBackground({
  type: 'module',
  main() {
    restrictStorageAccess();
    relaySettingChanges();

    const cache = openCache();
    const userData = openUserData();
    const history = createHistory(userData);
    const follows = createFollows(userData, () => activation.showToolbar());
    const lists = createLists(userData);
    // Nothing that is looked at in a private window is written to disk.
    const privateCache = openCache({ isPrivate: true });
    const loadPicture = async (url: string, limits?: PictureLimits) => {
      const { all } = await gatewaysSetting.getValue();
      const hosts = all.map(({ baseUrl }) => new URL(baseUrl).hostname);
      return fetchPicture(url, hosts, limits);
    };
    const pictures = createPictureLoader(cache, (url) => loadPicture(url));
    const privatePictures = createPictureLoader(privateCache, (url) => loadPicture(url));
    // Errors of writes beside a lookup; no response waits for them.
    const bookkeeping = createLastError(Date.now);
    const onError = (error: unknown) =>
      bookkeeping.record('A write beside a lookup failed.', error);
    const usage = createUsageCounter(usageState, readUsageLimits, readLookupPrice, onError);
    const freshForMs = async () => (await lookupSetting.getValue()).freshHours * HOUR_MS;
    const pageRateLimit = createPageRateLimit();
    const lookupDeps = {
      openGateways: (reason: LookupReason) => openGateways(reason, usage, onError),
      failureLog: createFailureLog(failuresState),
      freshForMs,
      onError,
    };
    const lookupService = createLookupService({
      ...lookupDeps,
      cache,
      // A storage error must not fail the lookup.
      onFetched: (cached) => follows.recordSnapshot(cached).catch(onError),
    });
    const privateLookupService = createLookupService({ ...lookupDeps, cache: privateCache });
    function forgetFailures(gatewayId?: string): void {
      lookupService.forgetFailures(gatewayId);
      privateLookupService.forgetFailures(gatewayId);
    }
    watchItem(gatewaysSetting, (gateways, previous) => {
      for (const gatewayId of findChangedGateways(gateways, previous)) {
        forgetFailures(gatewayId);
        for (const each of [cache, privateCache]) each.removeNegatives(gatewayId);
      }
    });
    const getIdsToAsk = () => getGatewayIdsToAsk(onError);
    const balanceReader = createBalanceReader({
      openAccount: (access) => createAccountClient(access, { isAllowed }),
      onError,
    });
    const batchEngine = createBatchEngine({
      queue: createBatchQueue(userData),
      lookUp: lookupService.lookUp,
      wakeAt: createBatchAlarm(() => batchEngine.run()),
    });
    // Resume batches interrupted by a restart of the background.
    batchEngine.run();
    const chatEngine = createChatEngine({
      openChat: (gatewayId) => openChat(gatewayId, onError),
      stream: streamChat,
      isAllowed,
      usage,
      conversations: createConversations(userData),
      claim: (answerId) => claimAnswer(answerId, onError),
      callApi: () => browser.runtime.getPlatformInfo(),
      onError,
    });
    serveChat(chatEngine);
    chatEngine.start();
    const activation = createActivation({
      isSetUp: async () => (await gatewaysSetting.getValue()).all.length > 0,
      // Without storage, nothing is followed.
      countUnseen: async () =>
        (await follows.all().catch(() => [])).filter(hasUnseenChanges).length,
    });
    watchItem(gatewaysSetting, () => activation.showToolbar());

    const followChecks = createFollowChecks({
      follows,
      lookUp: lookupService.lookUp,
      getInterval: async () => getCheckInterval(await followSetting.getValue()),
    });
    scheduleFollowChecks(async () => {
      await followChecks.run();
      await activation.showToolbar();
      if ((await followSetting.getValue()).notifies) await notifyOfChanges(follows);
    });
    openPanelOnClick();

    watchItem(hoverSetting, pushHoverSettingsToAllTabs);
    watchItem(appearanceSetting, pushAppearance);
    // Firefox for Android has no shortcuts.
    browser.commands?.onCommand.addListener(async (command, tab) => {
      if (tab?.id === undefined) return;
      if (command === 'inspect') await openCardInTab(tab.id, await hoverSetting.getValue());
      else await openPanel(tab);
    });
    registerContextMenus();
    const summarizeCached = async (ids: GptId[]) => {
      const options = { freshForMs: await freshForMs(), gatewayIds: [] };
      return (await getCacheSummary(ids, cache, options)).cached;
    };
    registerOmnibox(history, summarizeCached);

    routeMessages(
      createMessageHandlers({
        activation,
        normal: { cache, pictures, lookupService },
        private: {
          cache: privateCache,
          pictures: privatePictures,
          lookupService: privateLookupService,
        },
        lists,
        usage,
        batchEngine,
        freshForMs,
        getIdsToAsk,
        forgetFailures,
        activateGateway,
        readBalance: balanceReader.read,
        getChatPicture: (url) => loadPicture(url, CHAT_PICTURE),
        readDomains: (source) =>
          readDomains({ cache: source, follows, batches: createBatches(userData) }),
        isPrivateRequest,
        loadI18n,
        collectDiagnostics: () => collectDiagnostics(cache, bookkeeping.get()),
        openPanel,
        openOptions: () => browser.runtime.openOptionsPage(),
        openPopupTab: async (pageData) =>
          void (await browser.tabs.create({ url: await createTokenUrl('popup.html', pageData) })),
      }),
      createLookupHandler({
        lookupService,
        privateLookupService,
        pageRateLimit,
        history,
        onError,
        appearance: () => appearanceSetting.getValue(),
      }),
      activation.isActiveFor,
    );

    browser.runtime.onInstalled.addListener(async ({ reason }) => {
      if (reason === 'install') await welcomeOnce();
    });
  },
});
