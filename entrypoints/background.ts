import browser from 'webextension-polyfill';
import { defineBackground } from 'wxt/utils/define-background';
import { createActivation } from '../utils/background/activation.ts';
import { createBatchAlarm } from '../utils/background/batch/batch-alarm.ts';
import { createBatchEngine } from '../utils/background/batch/batch-engine.ts';
import { collectDiagnostics } from '../utils/background/diagnostics.ts';
import { createFollowChecks } from '../utils/background/follow-checks/checks.ts';
import { notifyOfChanges, openPanelOnClick } from '../utils/background/follow-checks/notify.ts';
import { scheduleFollowChecks } from '../utils/background/follow-checks/schedule.ts';
import { registerContextMenus } from '../utils/background/menus/context-menu.ts';
import { isPrivateRequest, routeMessages } from '../utils/background/message-router.ts';
import { registerOmnibox } from '../utils/background/omnibox/omnibox.ts';
import { openCardInTab } from '../utils/background/open-card-shortcut.ts';
import { pushAppearance } from '../utils/background/push-appearance.ts';
import { pushHoverSettingsToAllTabs } from '../utils/background/push-hover-settings.ts';
import { relaySettingChanges } from '../utils/background/relay-setting-changes.ts';
import { welcomeOnce } from '../utils/background/welcome-once.ts';
import { fetchPicture } from '../utils/gateway/picture.ts';
import { loadI18n } from '../utils/i18n/load-i18n.ts';
import { restrictStorageAccess } from '../utils/lib/browser/storage-access.ts';
import { createLastError } from '../utils/lib/errors.ts';
import { openCache } from '../utils/lookup/cache/cache.ts';
import { getCacheSummary } from '../utils/lookup/cache-summary.ts';
import { createFailureLog } from '../utils/lookup/failure-log.ts';
import { createLookupService } from '../utils/lookup/lookup-service.ts';
import { failuresState, usageState } from '../utils/lookup/lookup-state.ts';
import { createPageRateLimit } from '../utils/lookup/page-rate-limit.ts';
import { createPictureLoader } from '../utils/lookup/picture-loader.ts';
import { openSavedGateway } from '../utils/lookup/saved-gateway.ts';
import { createUsageCounter, type LookupReason } from '../utils/lookup/usage.ts';
import { openPanel } from '../utils/messages/open-panel.ts';
import { createTokenUrl } from '../utils/messages/url-tokens.ts';
import { getCheckInterval } from '../utils/settings/follow-settings.ts';
import { gatewaySetting } from '../utils/settings/gateway-setting.ts';
import {
  appearanceSetting,
  followSetting,
  hoverSetting,
  lookupSetting,
} from '../utils/settings/settings.ts';
import { watchItem } from '../utils/settings/watch-item.ts';
import { createBatchQueue } from '../utils/user-data/batch-queue.ts';
import { openUserData } from '../utils/user-data/database.ts';
import { createFollows, hasUnseenChanges } from '../utils/user-data/follows.ts';
import { createHistory, recordVisits } from '../utils/user-data/history.ts';
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
    // Of what is looked at in a private window nothing is written down.
    const privateCache = openCache({ isPrivate: true });
    const loadPicture = async (url: string) => {
      const access = await gatewaySetting.getValue();
      return fetchPicture(url, access ? new URL(access.baseUrl).hostname : undefined);
    };
    const pictures = createPictureLoader(cache, loadPicture);
    const privatePictures = createPictureLoader(privateCache, loadPicture);
    // What could not be written down beside look-ups; no answer waits for it.
    const bookkeeping = createLastError(Date.now);
    const onTrouble = (error: unknown) => bookkeeping.record('Something was not noted.', error);
    const dailyLimit = async () => (await lookupSetting.getValue()).dailyLimit;
    const usage = createUsageCounter(usageState, dailyLimit, onTrouble);
    const freshForMs = async () => (await lookupSetting.getValue()).freshHours * HOUR_MS;
    const pageRateLimit = createPageRateLimit();
    const lookupDeps = {
      gateway: (reason: LookupReason) => openSavedGateway(reason, usage, onTrouble),
      failureLog: createFailureLog(failuresState),
      freshForMs,
      onError: onTrouble,
    };
    const lookupService = createLookupService({
      ...lookupDeps,
      cache,
      // Storage in trouble must not cost the answer.
      onFetched: (reading) => follows.recordSnapshot(reading).catch(onTrouble),
    });
    const privateLookupService = createLookupService({ ...lookupDeps, cache: privateCache });
    function forgetFailures(): void {
      lookupService.forgetFailures();
      privateLookupService.forgetFailures();
    }
    watchItem(gatewaySetting, forgetFailures);
    const batchEngine = createBatchEngine({
      queue: createBatchQueue(userData),
      lookUp: lookupService.lookUp,
      wakeAt: createBatchAlarm(() => batchEngine.run()),
    });
    // What an earlier life of the background has left.
    batchEngine.run();
    const activation = createActivation({
      isSetUp: async () => (await gatewaySetting.getValue()) !== null,
      // Where nothing can be kept, nothing is followed.
      countUnseen: async () =>
        (await follows.all().catch(() => [])).filter(hasUnseenChanges).length,
    });
    watchItem(gatewaySetting, () => activation.showToolbar());

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
    registerOmnibox(
      history,
      async (ids) => (await getCacheSummary(ids, cache, await freshForMs())).cached,
    );

    routeMessages(
      {
        async 'load-card'(_, sender) {
          await activation.loadCard(sender);
          return undefined;
        },
        async 'page-restored'(_, sender) {
          await activation.updateRestored(sender);
          return undefined;
        },
        async 'turn-off-site'(_, sender) {
          await activation.turnOffSite(sender);
          return undefined;
        },
        async 'add-to-list'({ id }, { tab }) {
          const [reading] = await (tab?.incognito ? privateCache : cache).getMany([id]);
          const { t } = await loadI18n();
          await lists.addToLastUsed({ id, name: reading?.gpt.name }, t('lists.default-name'));
          return undefined;
        },
        async 'gpt-count-changed'(_, { tab }) {
          if (tab?.id !== undefined) await activation.showCount(tab.id);
          return undefined;
        },
        async 'open-options'() {
          await browser.runtime.openOptionsPage();
          return undefined;
        },
        async 'open-details'({ id }, { tab }) {
          const ticket = { isPrivate: tab?.incognito ?? false, query: id, isRecall: true };
          await browser.tabs.create({ url: await createTokenUrl('popup.html', ticket) });
          return undefined;
        },
        'get-picture': (message, sender) =>
          (isPrivateRequest(sender, message) ? privatePictures : pictures).getPicture(
            message.id,
            message,
          ),
        search: ({ words, next }) => lookupService.search(words, next),
        async 'connection-tested'({ lookups, isWorking }) {
          await usage.add('test', lookups);
          if (isWorking) forgetFailures();
          return undefined;
        },
        async 'gateway-saved'() {
          // Somebody who has topped up saves what is there already: no change of storage tells of that.
          forgetFailures();
          return undefined;
        },
        async 'clear-cache'() {
          await Promise.all([cache.clear(), privateCache.clear()]);
          return undefined;
        },
        async 'follows-changed'() {
          await activation.showToolbar();
          return undefined;
        },
        'get-diagnostics': () => collectDiagnostics(cache, bookkeeping.get()),
        async 'run-batches'() {
          // Whoever starts or resumes one wants it tried, whatever has failed before.
          forgetFailures();
          batchEngine.run();
          return undefined;
        },
        'get-cached-gpts': (message, sender) =>
          (isPrivateRequest(sender, message) ? privateCache : cache).getMany(message.ids),
        'get-cache-summary': async ({ ids }) => getCacheSummary(ids, cache, await freshForMs()),
      },
      {
        lookUp(request, webPage, signal) {
          const reason = webPage ? 'hover' : 'popup';
          const checkLimit = () => (webPage ? pageRateLimit.take(webPage.tabId) : undefined);
          const options = { ...request, reason, checkLimit, signal } as const;
          return request.isPrivate
            ? privateLookupService.lookUp(request.id, options)
            : recordVisits(lookupService.lookUp(request.id, options), history, onTrouble);
        },
        appearance: () => appearanceSetting.getValue(),
      },
      activation.isActiveFor,
    );

    browser.runtime.onInstalled.addListener(async ({ reason }) => {
      if (reason === 'install') await welcomeOnce();
    });
  },
});
