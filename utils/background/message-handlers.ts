import type { Runtime } from 'webextension-polyfill';
import type { DomainUse } from '../gpt/domains.ts';
import type { I18n } from '../i18n/i18n.ts';
import type { GptCache } from '../lookup/cache/cache.ts';
import { getCacheSummary } from '../lookup/cache-summary.ts';
import type { LookupService } from '../lookup/lookup-service.ts';
import type { createPageRateLimit } from '../lookup/page-rate-limit.ts';
import type { createPictureLoader } from '../lookup/picture-loader.ts';
import type { UsageCounter } from '../lookup/usage.ts';
import type { openPanel } from '../messages/open-panel.ts';
import type { PageData } from '../messages/url-tokens.ts';
import type { Appearance } from '../settings/appearance.ts';
import type { History } from '../user-data/history.ts';
import { recordVisits } from '../user-data/history.ts';
import type { Lists } from '../user-data/lists.ts';
import type { createActivation } from './activation.ts';
import type { BatchEngine } from './batch/batch-engine.ts';
import type { isPrivateRequest, LookupPortHandler, MessageHandlers } from './message-router.ts';
import type { BalanceRequest } from './read-balance.ts';

/** The services of normal or private windows. Private ones write nothing to disk. */
interface WindowServices {
  cache: GptCache;
  pictures: Pick<ReturnType<typeof createPictureLoader>, 'getPicture'>;
  lookupService: LookupService;
}

interface MessageHandlerDeps {
  activation: ReturnType<typeof createActivation>;
  normal: WindowServices;
  private: WindowServices;
  lists: Pick<Lists, 'addToLastUsed'>;
  usage: Pick<UsageCounter, 'add'>;
  batchEngine: Pick<BatchEngine, 'run'>;
  /** How long a cached GPT is fresh, in milliseconds. */
  freshForMs(): Promise<number>;
  /** The ids of the gateways that a lookup asks. */
  getIdsToAsk(): Promise<string[]>;
  /** Forgets failures of a gateway, so that the next lookup tries it again; without an id, of all gateways. */
  forgetFailures(gatewayId?: string): void;
  activateGateway(gatewayId: string): Promise<void>;
  readBalance(request: BalanceRequest): Promise<void>;
  /** A data URL. Fetched from the address, without cookies. */
  getChatPicture(url: string): Promise<string | undefined>;
  /** The domains of all GPTs in a cache and in the user data. Rejects if they cannot all be read. */
  readDomains(cache: GptCache): Promise<DomainUse[]>;
  isPrivateRequest: typeof isPrivateRequest;
  loadI18n(): Promise<I18n>;
  collectDiagnostics(): Promise<string>;
  openOptions(): Promise<void>;
  openPanel: typeof openPanel;
  /** Opens the popup in a tab. */
  openPopupTab(pageData: PageData): Promise<void>;
}

/** The background's answers to messages of content scripts and extension pages. */
export function createMessageHandlers(deps: MessageHandlerDeps): MessageHandlers {
  const { activation, normal, forgetFailures } = deps;

  const servicesFor = (message: { isPrivate?: boolean }, sender: Runtime.MessageSender) =>
    deps.isPrivateRequest(sender, message) ? deps.private : normal;

  return {
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
      const { cache } = tab?.incognito ? deps.private : normal;
      const [cached] = await cache.getMany([id]);
      const { t } = await deps.loadI18n();
      await deps.lists.addToLastUsed({ id, name: cached?.gpt.name }, t('lists.default-name'));
      return undefined;
    },
    async 'gpt-count-changed'(_, { tab }) {
      if (tab?.id !== undefined) await activation.showCount(tab.id);
      return undefined;
    },
    async 'open-options'() {
      await deps.openOptions();
      return undefined;
    },
    async 'open-details'({ id }, { tab }) {
      await deps.openPopupTab({ isPrivate: tab?.incognito ?? false, query: id, isRecall: true });
      return undefined;
    },
    async 'open-chat'({ id }, { tab }) {
      // Nothing may be awaited before: browsers open the panel only in direct response to a click.
      if (tab) await deps.openPanel(tab, { view: 'try', id });
      return undefined;
    },
    'get-picture': (message, sender) =>
      servicesFor(message, sender).pictures.getPicture(message.id, message),
    'get-chat-picture': ({ url }) => deps.getChatPicture(url),
    search: ({ words, next, gatewayId }) => normal.lookupService.search(words, next, gatewayId),
    async 'connection-tested'({ gatewayId, lookups, isWorking }) {
      await deps.usage.add('test', gatewayId, lookups);
      if (isWorking) forgetFailures(gatewayId);
      return undefined;
    },
    async 'gateway-saved'() {
      // After topping up their account, users save an unchanged access: that causes no storage event.
      forgetFailures();
      return undefined;
    },
    async 'activate-gateway'({ gatewayId }) {
      await deps.activateGateway(gatewayId);
      return undefined;
    },
    async 'read-balance'(request) {
      await deps.readBalance(request);
      return undefined;
    },
    async 'clear-cache'() {
      await Promise.all([normal.cache.clear(), deps.private.cache.clear()]);
      return undefined;
    },
    async 'follows-changed'() {
      await activation.showToolbar();
      return undefined;
    },
    'get-diagnostics': () => deps.collectDiagnostics(),
    async 'run-batches'() {
      // Starting or resuming a batch should be tried whatever failed before.
      forgetFailures();
      deps.batchEngine.run();
      return undefined;
    },
    'get-cached-gpts': (message, sender) => servicesFor(message, sender).cache.getMany(message.ids),
    async 'get-cache-summary'({ ids }) {
      const [freshForMs, gatewayIds] = await Promise.all([deps.freshForMs(), deps.getIdsToAsk()]);
      return getCacheSummary(ids, normal.cache, { freshForMs, gatewayIds });
    },
    async 'get-domains'(message, sender) {
      try {
        return await deps.readDomains(servicesFor(message, sender).cache);
      } catch (error) {
        console.error('GPT Lens: the domains of the looked-up GPTs could not be read.', error);
        return undefined;
      }
    },
  };
}

interface LookupHandlerDeps {
  lookupService: Pick<LookupService, 'lookUp'>;
  privateLookupService: Pick<LookupService, 'lookUp'>;
  pageRateLimit: Pick<ReturnType<typeof createPageRateLimit>, 'take'>;
  history: History;
  /** Reports errors of writes beside a lookup. */
  onError(error: unknown): void;
  appearance(): Promise<Appearance>;
}

/** Handles lookups: web pages are rate-limited, and only lookups outside private windows enter the history. */
export function createLookupHandler(deps: LookupHandlerDeps): LookupPortHandler {
  return {
    lookUp(request, webPage, signal) {
      const reason = webPage ? 'hover' : 'popup';
      const checkLimit = () => (webPage ? deps.pageRateLimit.take(webPage.tabId) : undefined);
      const options = { ...request, reason, checkLimit, signal } as const;
      return request.isPrivate
        ? deps.privateLookupService.lookUp(request.id, options)
        : recordVisits(deps.lookupService.lookUp(request.id, options), deps.history, deps.onError);
    },
    appearance: () => deps.appearance(),
  };
}
