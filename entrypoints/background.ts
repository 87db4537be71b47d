import browser from 'webextension-polyfill';
import { defineBackground } from 'wxt/utils/define-background';
import { createActivation } from '../utils/background/activation.ts';
import { reportDiagnostics } from '../utils/background/diagnostics/report.ts';
import { createChecks } from '../utils/background/follow-checks/checks.ts';
import { notifyOfNews, openNewsOnClick } from '../utils/background/follow-checks/notify.ts';
import { scheduleChecks } from '../utils/background/follow-checks/schedule.ts';
import { keepMenus } from '../utils/background/menus/context-menu.ts';
import { asksPrivately, serve } from '../utils/background/message-router.ts';
import { answerOmnibox } from '../utils/background/omnibox/omnibox.ts';
import { summonCard } from '../utils/background/open-card-shortcut.ts';
import { pushAppearance } from '../utils/background/push-appearance.ts';
import { pushToOpenTabs } from '../utils/background/push-hover-settings.ts';
import { relayChanges } from '../utils/background/relay-changes.ts';
import { createSurveyAlarm } from '../utils/background/survey/alarm.ts';
import { createEngine } from '../utils/background/survey/engine.ts';
import { welcomeOnce } from '../utils/background/welcome-once.ts';
import { fetchPicture } from '../utils/gateway/picture.ts';
import { textOfSurfaces } from '../utils/i18n/chosen-language.ts';
import { closeStorageToPages } from '../utils/lib/browser/storage-access.ts';
import { openLibrary } from '../utils/lookup/cache/cache.ts';
import { createProblems } from '../utils/lookup/cache/last-error.ts';
import { knowledgeOf } from '../utils/lookup/cached-gpts.ts';
import { createFailureLog } from '../utils/lookup/failure-log.ts';
import { createInspector } from '../utils/lookup/lookup-service.ts';
import { failuresState, tallyState } from '../utils/lookup/lookup-state.ts';
import { createRateLimit } from '../utils/lookup/page-rate-limit.ts';
import { createPictures } from '../utils/lookup/pictures.ts';
import { savedGateway } from '../utils/lookup/saved-gateway.ts';
import { createMeter, type Reason } from '../utils/lookup/usage.ts';
import { openPanel } from '../utils/messages/open-panel.ts';
import { ticketUrl } from '../utils/messages/tickets.ts';
import { intervalOf } from '../utils/settings/follow-settings.ts';
import { gatewaySetting } from '../utils/settings/gateway-setting.ts';
import {
  appearanceSetting,
  followSetting,
  hoverSetting,
  lookUpSetting,
} from '../utils/settings/settings.ts';
import { watchItem } from '../utils/settings/watch-item.ts';
import { openRecords } from '../utils/user-data/database.ts';
import { createFollows, hasNews } from '../utils/user-data/follows.ts';
import { createHistory } from '../utils/user-data/history.ts';
import { createLists } from '../utils/user-data/lists.ts';
import { noteVisits } from '../utils/user-data/record-visits.ts';
import { createSurveyWork } from '../utils/user-data/survey-queue.ts';

const HOUR_MS = 60 * 60 * 1000;

export default defineBackground({
  type: 'module',
  main() {
    closeStorageToPages();
    relayChanges();

    const library = openLibrary();
    const records = openRecords();
    const history = createHistory(records);
    const follows = createFollows(records, () => activation.showToolbar());
    const lists = createLists(records);
    // Of what is looked at in a private window nothing is written down.
    const privateLibrary = openLibrary({ isPrivate: true });
    const loadPicture = async (url: string) => {
      const access = await gatewaySetting.getValue();
      return fetchPicture(url, access ? new URL(access.baseUrl).hostname : undefined);
    };
    const pictures = createPictures(library, loadPicture);
    const privatePictures = createPictures(privateLibrary, loadPicture);
    // What could not be written down beside look-ups; no answer waits for it.
    const bookkeeping = createProblems(Date.now);
    const onTrouble = (error: unknown) => bookkeeping.note('Something was not noted.', error);
    const dailyLimit = async () => (await lookUpSetting.getValue()).dailyLimit;
    const meter = createMeter(tallyState, dailyLimit, onTrouble);
    const freshFor = async () => (await lookUpSetting.getValue()).freshHours * HOUR_MS;
    const rateLimit = createRateLimit();
    const lookingUp = {
      gateway: (reason: Reason) => savedGateway(reason, meter, onTrouble),
      failureLog: createFailureLog(failuresState),
      freshFor,
      onTrouble,
    };
    const inspector = createInspector({
      ...lookingUp,
      library,
      // Storage in trouble must not cost the answer.
      onRead: (reading) => follows.noteReading(reading).catch(onTrouble),
    });
    const privateInspector = createInspector({ ...lookingUp, library: privateLibrary });
    function forgetFailures(): void {
      inspector.forgetFailures();
      privateInspector.forgetFailures();
    }
    watchItem(gatewaySetting, forgetFailures);
    const engine = createEngine({
      work: createSurveyWork(records),
      inspect: inspector.inspect,
      wakeAt: createSurveyAlarm(() => engine.run()),
    });
    // What an earlier life of the background has left.
    engine.run();
    const activation = createActivation({
      isSetUp: async () => (await gatewaySetting.getValue()) !== null,
      // Where nothing can be kept, nothing is followed.
      countNews: async () => (await follows.all().catch(() => [])).filter(hasNews).length,
    });
    watchItem(gatewaySetting, () => activation.showToolbar());

    const checks = createChecks({
      follows,
      inspect: inspector.inspect,
      interval: async () => intervalOf(await followSetting.getValue()),
    });
    scheduleChecks(async () => {
      await checks.run();
      await activation.showToolbar();
      if ((await followSetting.getValue()).notifies) await notifyOfNews(follows);
    });
    openNewsOnClick();

    watchItem(hoverSetting, pushToOpenTabs);
    watchItem(appearanceSetting, pushAppearance);
    // Firefox for Android has no shortcuts.
    browser.commands?.onCommand.addListener(async (command, tab) => {
      if (tab?.id === undefined) return;
      if (command === 'inspect') await summonCard(tab.id, await hoverSetting.getValue());
      else await openPanel(tab);
    });
    keepMenus();
    answerOmnibox(
      history,
      async (ids) => (await knowledgeOf(ids, library, await freshFor())).known,
    );

    serve(
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
          await activation.turnOffSiteOf(sender);
          return undefined;
        },
        async 'keep-gpt'({ id }, { tab }) {
          const [reading] = await (tab?.incognito ? privateLibrary : library).readings([id]);
          const { t } = await textOfSurfaces();
          await lists.addToLast({ id, name: reading?.gpt.name }, t('lists.first'));
          return undefined;
        },
        async counted(_, { tab }) {
          if (tab?.id !== undefined) await activation.showCount(tab.id);
          return undefined;
        },
        async 'open-options'() {
          await browser.runtime.openOptionsPage();
          return undefined;
        },
        async 'open-details'({ id }, { tab }) {
          const ticket = { isPrivate: tab?.incognito ?? false, query: id, isRecall: true };
          await browser.tabs.create({ url: await ticketUrl('popup.html', ticket) });
          return undefined;
        },
        picture: (question, sender) =>
          (asksPrivately(sender, question) ? privatePictures : pictures).pictureOf(
            question.id,
            question,
          ),
        search: ({ words, next }) => inspector.search(words, next),
        async tested({ lookUps, isWorking }) {
          await meter.add('test', lookUps);
          if (isWorking) forgetFailures();
          return undefined;
        },
        async 'gateway-saved'() {
          // Somebody who has topped up saves what is there already: no change of storage tells of that.
          forgetFailures();
          return undefined;
        },
        async 'clear-library'() {
          await Promise.all([library.clear(), privateLibrary.clear()]);
          return undefined;
        },
        async 'follows-changed'() {
          await activation.showToolbar();
          return undefined;
        },
        diagnostics: () => reportDiagnostics(library, bookkeeping.last()),
        async 'run-surveys'() {
          // Whoever starts or resumes one wants it tried, whatever has failed before.
          forgetFailures();
          engine.run();
          return undefined;
        },
        readings: (question, sender) =>
          (asksPrivately(sender, question) ? privateLibrary : library).readings(question.ids),
        known: async ({ ids }) => knowledgeOf(ids, library, await freshFor()),
      },
      {
        inspect(inspection, visitor, signal) {
          const reason = visitor ? 'hover' : 'popup';
          const permit = () => (visitor ? rateLimit.take(visitor.tabId) : undefined);
          const options = { ...inspection, reason, permit, signal } as const;
          return inspection.isPrivate
            ? privateInspector.inspect(inspection.id, options)
            : noteVisits(inspector.inspect(inspection.id, options), history, onTrouble);
        },
        appearance: () => appearanceSetting.getValue(),
      },
      activation.isWorkingFor,
    );

    browser.runtime.onInstalled.addListener(async ({ reason }) => {
      if (reason === 'install') await welcomeOnce();
    });
  },
});
