import type { Tabs } from 'webextension-polyfill';
import type { RecoveryAction } from '../../gateway/failure.ts';
import { type DomainUse, hasDomain } from '../../gpt/domains.ts';
import type { GptId } from '../../gpt/gpt-id.ts';
import type { PageListResult } from '../../gpt/page-list.ts';
import type { fetchDomains } from '../../messages/fetch-domains.ts';
import type { openPanel } from '../../messages/open-panel.ts';
import type { PanelView } from '../../messages/panel-route.ts';
import type { sendMessage } from '../../messages/send.ts';
import type { PageData } from '../../messages/url-tokens.ts';
import { type GatewayList, getActiveGateway } from '../../settings/gateway-list.ts';
import type { UserData } from '../../user-data/database.ts';
import { createLists, type Lists, watchLists } from '../../user-data/lists.ts';
import type { GptList } from '../../user-data/schema.ts';
import type { VoteCount } from '../../user-data/votes.ts';
import { type VoteCounts, watchVotes } from '../chat/watch-votes.ts';
import { type FollowControls, watchFollowed } from '../follows/watch-followed.ts';
import { type ChatEntry, createChatEntry } from '../gateways/chat-entry.ts';
import {
  addGatewayCost,
  type GatewaySummary,
  getGatewaySummary,
} from '../gateways/gateway-summary.ts';
import type { KnownGateways } from '../gateways/known-gateways.ts';
import type { watchGateways } from '../gateways/watch-gateways.ts';
import type { HighlightPosition } from '../page/highlight-on-page.ts';
import type { createPopupController } from './controller.ts';
import { createGatewayBar, type GatewayBarProps } from './gateway-bar.ts';
import type { PopupView } from './popup-view.ts';
import type { createRecentSearches, RecentSearches } from './recent-searches.ts';
import type { SiteBarProps, watchSiteStatus } from './site-status.ts';
import { getStartAction } from './start-action.ts';

/** Everything that the popup shows. */
export interface PopupState {
  view: PopupView;
  /** Missing until they have been read. */
  recent?: RecentSearches;
  /** Missing until the status of the site is known. */
  siteBar?: SiteBarProps;
  /** Missing until the gateways have been read, and if there is nothing to choose and no balance to show. */
  gatewayBar?: GatewayBarProps;
  /** Missing until the gateways have been read. */
  gateways?: GatewaySummary;
  /** Missing until the gateways have been read, and if none is set up. */
  chat?: ChatEntry;
  /** For the GPT that is shown; missing until the user data has been read, or without storage. */
  followControls?: FollowControls;
  /** Missing until they have been read, or without storage. */
  allLists?: GptList[];
  /** The domains of all looked-up GPTs; missing until they have been read, and if the shown GPT contacts none. */
  domainUses?: DomainUse[];
  lists: Lists;
  /** The user's votes on the answers of the GPT that is shown, if any. */
  votes?: VoteCount;
  /** Whether an action of the user failed in this view. */
  isFailed: boolean;
}

interface PopupDeps {
  show(state: PopupState): void;
  createController: typeof createPopupController;
  createRecentSearches(
    onChange: (recent: RecentSearches) => void,
  ): ReturnType<typeof createRecentSearches>;
  watchSiteStatus: typeof watchSiteStatus;
  userData: UserData;
  /** The gateways when the popup opens; empty as long as none is set up. */
  gatewayList: GatewayList;
  readGatewayList(): Promise<GatewayList>;
  watchGateways: typeof watchGateways;
  sendMessage: typeof sendMessage;
  pageData: PageData | undefined;
  isPrivate: boolean;
  getActiveTab(): Promise<Tabs.Tab | undefined>;
  listPageGpts(tab: Tabs.Tab | undefined): Promise<PageListResult | undefined>;
  showOnPage(id: GptId): Promise<HighlightPosition>;
  fetchDomains: typeof fetchDomains;
  openPanel: typeof openPanel;
  openOptions(): Promise<void>;
  openWelcome(): Promise<void>;
  requestAccess(origin: string): Promise<boolean>;
  /** Writes a query into the search box. */
  fillSearchBox(query: string): void;
  history: Pick<History, 'state' | 'replaceState'>;
  hash: string;
  close(): void;
}

/** The state of the popup and the actions of its user, apart from rendering. */
export function createPopupPage(deps: PopupDeps) {
  const { userData, isPrivate, history } = deps;
  const lists = createLists(userData);
  const searches = deps.createRecentSearches((recent) => {
    recentSearches = recent;
    render();
  });
  const controller = deps.createController({
    show,
    showOnPage: deps.showOnPage,
    async rememberSearch(words) {
      // Searches in a private window are not stored.
      if (!isPrivate) await searches.record(words);
    },
  });
  const isSetUp = deps.gatewayList.all.length > 0;
  /** Missing until the gateways have been read again, with all that is known about them. */
  let known: KnownGateways | undefined;
  const gatewayBar = createGatewayBar({
    sendMessage: deps.sendMessage,
    readGatewayList: deps.readGatewayList,
    onActivated(list) {
      if (known) known = { ...known, list };
    },
    onChange: () => render(),
  });
  let currentView: PopupView = { kind: isSetUp ? 'start' : 'not-set-up' };
  let siteBar: SiteBarProps | undefined;
  let recentSearches: RecentSearches | undefined;
  let allLists: GptList[] | undefined;
  let activeTab: Partial<Tabs.Tab> = {};
  let followControls: (FollowControls & { id: GptId }) | undefined;
  let votes: VoteCounts = new Map();
  let domains: { id: GptId; uses?: DomainUse[] } | undefined;
  let viewLifetime = new AbortController();
  let isFailed = false;

  function show(view: PopupView): void {
    if (view.kind === 'gpt' && !(currentView.kind === 'gpt' && currentView.id === view.id))
      watchUserData(view.id);
    if (view !== currentView) isFailed = false;
    currentView = view;
    storeInHistory(view);
    render();
    const gpt = view.kind === 'gpt' && view.answer?.found ? view.answer.cached.gpt : undefined;
    if (view.kind === 'gpt' && gpt && hasDomain(gpt)) readDomains(view.id);
    if (view.kind !== 'gpt') domains = undefined;
  }

  /** Reads the domains once for each GPT that is opened. */
  async function readDomains(id: GptId): Promise<void> {
    if (domains?.id === id) return;
    const reading: typeof domains = { id };
    domains = reading;
    reading.uses = await deps.fetchDomains(isPrivate);
    if (domains === reading) render();
  }

  function render(): void {
    const view = addCost(currentView, known);
    deps.show({
      view,
      recent: recentSearches,
      siteBar,
      gatewayBar: known && gatewayBar.getProps(known),
      gateways: known && getGatewaySummary(known),
      chat: createChatEntry(known, openSidePanel),
      followControls:
        view.kind === 'gpt' && followControls?.id === view.id ? followControls : undefined,
      allLists,
      domainUses: view.kind === 'gpt' && domains?.id === view.id ? domains.uses : undefined,
      lists,
      votes: view.kind === 'gpt' ? votes.get(view.id) : undefined,
      isFailed,
    });
  }

  /** Shows gateways, balance and prices. Reads the balance from the gateway only if the user has switched that on. */
  async function loadGateways(): Promise<void> {
    await deps.watchGateways((changed) => {
      known = changed;
      render();
    });
    if (!known?.readsBalance || !getActiveGateway(known.list)) return;
    // Nobody waits for it: until it succeeds, the bar shows the last balance with its age.
    deps.sendMessage({ type: 'read-balance', isAutomatic: true }).catch(() => {});
  }

  /** Watches whether the GPT that was just opened is followed, its lists, and the votes on it. */
  function watchUserData(id: GptId): void {
    viewLifetime.abort();
    viewLifetime = new AbortController();
    const onFollow = (changed: FollowControls) => {
      followControls = { id, ...changed };
      render();
    };
    const onLists = (all: GptList[]) => {
      allLists = all;
      render();
    };
    const onVotes = (changed: VoteCounts) => {
      votes = changed;
      render();
    };
    // Without storage, nothing can be followed, listed or voted on.
    watchFollowed(id, userData, onFollow, viewLifetime.signal).catch(() => {});
    watchLists(lists, userData, onLists, viewLifetime.signal).catch(() => {});
    watchVotes(userData, onVotes, viewLifetime.signal).catch(() => {});
  }

  /**
   * Stores the GPT that is shown in the history entry, from which a restored tab shows it again; its URL does not contain
   * it. Browsers write this to disk, so it is not done in a private window.
   */
  function storeInHistory(view: PopupView): void {
    const id = view.kind === 'gpt' && !isPrivate ? view.id : undefined;
    if (history.state?.id !== id) history.replaceState({ id }, '');
  }

  async function openSettings(): Promise<void> {
    await deps.openOptions();
    deps.close();
  }

  /** Nothing may be awaited before: browsers only open the panel in direct response to a click. */
  async function openSidePanel(view?: PanelView): Promise<void> {
    await deps.openPanel({ ...activeTab, incognito: isPrivate }, view);
    deps.close();
  }

  return {
    controller,
    searches,
    openSettings,
    openPanel: () => openSidePanel(),
    openDomains: (domain: string) => openSidePanel({ view: 'domains', words: domain }),

    /**
     * The panel starts the batch, because the popup may close as soon as the panel opens. It receives the list that was
     * offered.
     */
    async startPageBatch(): Promise<void> {
      if (currentView.kind !== 'start' || typeof currentView.pageList !== 'object') return;
      const title = activeTab.title || (activeTab.url ?? '');
      await openSidePanel({ view: 'new-batch', title, gpts: currentView.pageList.gpts });
    },

    async openWelcome(): Promise<void> {
      await deps.openWelcome();
      deps.close();
    },

    async onRecover(action: RecoveryAction): Promise<void> {
      if (action === 'settings') return openSettings();
      if (action === 'retry') return controller.retry();
      // Nothing may be awaited before: browsers only prompt in direct response to a click.
      const origin = getActiveGateway(known?.list ?? deps.gatewayList)?.origin;
      if (origin && (await deps.requestAccess(origin))) controller.retry();
    },

    /** Reports a failed action that nobody awaits. */
    reportFailedAction(): void {
      isFailed = true;
      render();
    },

    /** Shows the first view. */
    start(): void {
      const tabPromise = deps.getActiveTab();
      tabPromise.then((tab) => {
        activeTab = tab ?? {};
      });
      const { pageData, hash } = deps;
      const action = getStartAction({ pageData, historyState: history.state, hash, isSetUp });
      if (action.kind === 'recall') controller.recallFailure(action.id);
      else if (action.kind === 'submit') {
        controller.submit(action.query);
        deps.fillSearchBox(action.query);
      } else if (action.kind === 'show-cached') controller.showCached(action.id);
      else if (action.kind === 'list-page')
        controller.start(async () => deps.listPageGpts(await tabPromise));
      else show(currentView);
    },

    /** Loads what the first rendering does not wait for. */
    async loadRest(): Promise<void> {
      const watchSite = deps.watchSiteStatus((bar) => {
        siteBar = bar;
        render();
      });
      await Promise.all([loadGateways(), searches.load(), watchSite]);
    },
  };
}

/** Adds the price to the offer to look up all GPTs of the page. */
function addCost(view: PopupView, known: KnownGateways | undefined): PopupView {
  if (view.kind !== 'start' || !view.estimate) return view;
  return { ...view, estimate: addGatewayCost(view.estimate, known) };
}
