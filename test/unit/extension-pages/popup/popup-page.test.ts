import { describe, expect, it, vi } from 'vitest';
import {
  createPopupPage,
  type PopupState,
} from '../../../../utils/extension-pages/popup/popup-page.ts';
import type { PopupView } from '../../../../utils/extension-pages/popup/popup-view.ts';
import type { DomainUse } from '../../../../utils/gpt/domains.ts';
import type { GptId } from '../../../../utils/gpt/gpt-id.ts';
import { createVotes } from '../../../../utils/user-data/votes.ts';
import { NOW, toCachedGpt } from '../../support/cache-database.ts';
import {
  createEntry,
  createGatewayWatch,
  createInfoWithBalance,
  createKnown,
} from '../../support/gateways.ts';
import { gptId } from '../../support/gpt-id.ts';
import { createEmptyUserData } from '../../support/user-data.ts';

type Deps = Parameters<typeof createPopupPage>[0];

const ID = gptId('g-2fkFE8rbu');
const OTHER_ID = gptId('g-k3IqoCe1l');
const PAGE_LIST = { gpts: [{ id: ID, text: '', isLink: true }], isTruncated: false };

const A = createEntry('a', { lookupPrice: 0.02 });
const B = createEntry('b');
const DOLLARS = createInfoWithBalance({ kind: 'amount', amount: 12.4, unit: 'usd' });

const USES: DomainUse[] = [{ domain: 'a.example', gpts: [] }];

/** A GPT that was looked up. */
function foundGpt(id: GptId, ...domains: string[]): PopupView {
  const { gpt } = toCachedGpt(1);
  const actions = domains.map((domain) => ({ domain }));
  const cached = { asked: id, gpt: { ...gpt, id, actions }, readAt: NOW };
  return { kind: 'gpt', id, answer: { found: true, cached } };
}

function createTestPage({ isPrivate = false, known = createKnown([A]) } = {}) {
  const gatewayWatch = createGatewayWatch(known);
  const stored = { list: known.list };
  const states: PopupState[] = [];
  let showView = (_: PopupView) => {};
  let rememberSearch = (_: string) => {};
  const controller = { retry: vi.fn(), submit: vi.fn(), start: vi.fn(), showCached: vi.fn() };
  const searches = { record: vi.fn(), load: vi.fn() };
  const historyEntry = {
    state: null as { id?: string } | null,
    replaceState: vi.fn((state: { id?: string }) => {
      historyEntry.state = state;
    }),
  };
  const deps = {
    show: (state: PopupState) => states.push(state),
    createController(options: Parameters<Deps['createController']>[0]) {
      showView = options.show;
      rememberSearch = options.rememberSearch;
      return controller;
    },
    createRecentSearches: () => searches,
    watchSiteStatus: vi.fn(),
    userData: createEmptyUserData(),
    gatewayList: known.list,
    readGatewayList: async () => stored.list,
    watchGateways: gatewayWatch.watchGateways,
    sendMessage: vi.fn(async (_: object): Promise<undefined> => undefined),
    pageData: undefined,
    isPrivate,
    getActiveTab: async () => ({ title: 'Tides', windowId: 1 }),
    listPageGpts: vi.fn(),
    showOnPage: vi.fn(),
    fetchDomains: vi.fn(async (_: boolean) => USES as DomainUse[] | undefined),
    openPanel: vi.fn(),
    openOptions: vi.fn(),
    openWelcome: vi.fn(),
    requestAccess: vi.fn(async () => true),
    fillSearchBox: vi.fn(),
    history: historyEntry,
    hash: '',
    close: vi.fn(),
  };
  const page = createPopupPage(deps as unknown as Deps);
  return {
    page,
    deps,
    controller,
    searches,
    historyEntry,
    stored,
    changeGateways: gatewayWatch.change,
    last: () => states.at(-1),
    show: (view: PopupView) => showView(view),
    rememberSearch: (words: string) => rememberSearch(words),
  };
}

describe('createPopupPage', () => {
  it('stores the GPT that is shown in the history entry, and removes it afterwards', () => {
    const { show, historyEntry } = createTestPage();
    show({ kind: 'gpt', id: ID });
    expect(historyEntry.state).toEqual({ id: ID });
    show({ kind: 'start' });
    expect(historyEntry.state?.id).toBeUndefined();
  });

  it('stores neither GPTs nor searches in a private window', () => {
    const { show, historyEntry, rememberSearch, searches } = createTestPage({ isPrivate: true });
    show({ kind: 'gpt', id: ID });
    rememberSearch('tides');
    expect(historyEntry.replaceState).not.toHaveBeenCalled();
    expect(searches.record).not.toHaveBeenCalled();
  });

  it('starts a batch of the offered GPTs in the side panel and closes', async () => {
    const { page, show, deps } = createTestPage();
    page.start();
    await Promise.resolve();
    show({ kind: 'start', pageList: PAGE_LIST });
    await page.startPageBatch();
    expect(deps.openPanel).toHaveBeenCalledWith(
      { title: 'Tides', windowId: 1, incognito: false },
      { view: 'new-batch', title: 'Tides', gpts: PAGE_LIST.gpts },
    );
    expect(deps.close).toHaveBeenCalledOnce();
  });

  it('reports a failed action until another view is shown', () => {
    const { page, show, last } = createTestPage();
    show({ kind: 'start' });
    page.reportFailedAction();
    expect(last()?.isFailed).toBe(true);
    show({ kind: 'searching', words: 'tides' });
    expect(last()?.isFailed).toBe(false);
  });

  it('reads the domains of other GPTs once for a GPT that contacts a domain', async () => {
    const { show, last, deps } = createTestPage({ isPrivate: true });
    show({ kind: 'gpt', id: ID });
    show(foundGpt(ID, 'a.example'));
    show({ ...foundGpt(ID, 'a.example'), picture: 'data:' } as PopupView);
    expect(last()?.domainUses).toBeUndefined();
    await vi.waitFor(() => expect(last()?.domainUses).toBe(USES));
    expect(deps.fetchDomains).toHaveBeenCalledExactlyOnceWith(true);
  });

  it('reads no domains for a GPT without Actions, and again for the next one with some', () => {
    const { show, deps } = createTestPage();
    show(foundGpt(ID));
    expect(deps.fetchDomains).not.toHaveBeenCalled();
    show(foundGpt(ID, 'a.example'));
    show({ kind: 'start' });
    show(foundGpt(ID, 'a.example'));
    expect(deps.fetchDomains).toHaveBeenCalledTimes(2);
  });

  it('shows the user’s votes on the GPT that is shown only', async () => {
    const { show, last, deps } = createTestPage();
    const vote = { comparison: 'a', at: 1, gpts: [ID, OTHER_ID], best: ID };
    await createVotes(deps.userData).record(vote);
    show(foundGpt(ID));
    await vi.waitFor(() => expect(last()?.votes).toMatchObject({ asked: 1, won: 1 }));
    show(foundGpt(OTHER_ID));
    expect(last()?.votes).toMatchObject({ asked: 1, won: 0 });
    show({ kind: 'start' });
    expect(last()?.votes).toBeUndefined();
  });

  it('ignores domains that arrive for a GPT that is no longer shown', async () => {
    const { show, last, deps } = createTestPage();
    const { promise, resolve } = Promise.withResolvers<DomainUse[] | undefined>();
    deps.fetchDomains.mockReturnValueOnce(promise).mockResolvedValue(undefined);
    show(foundGpt(ID, 'a.example'));
    show(foundGpt(OTHER_ID, 'a.example'));
    resolve(USES);
    await promise;
    expect(last()?.domainUses).toBeUndefined();
  });

  it('opens a domain in the side panel and closes', async () => {
    const { page, deps } = createTestPage();
    await page.openDomains('a.example');
    expect(deps.openPanel).toHaveBeenCalledWith(
      { incognito: false },
      { view: 'domains', words: 'a.example' },
    );
    expect(deps.close).toHaveBeenCalledOnce();
  });

  it('opens a chat in the side panel and closes, without a message to the background', async () => {
    const { page, last, deps } = createTestPage();
    await page.loadRest();
    deps.sendMessage.mockClear();
    last()?.chat?.open([ID]);
    expect(deps.openPanel).toHaveBeenCalledWith({ incognito: false }, { view: 'try', id: ID });
    await vi.waitFor(() => expect(deps.close).toHaveBeenCalledOnce());
    expect(deps.sendMessage).not.toHaveBeenCalled();
  });

  it('offers no chat if no gateway is set up', async () => {
    const { page, last } = createTestPage({ known: createKnown([]) });
    await page.loadRest();
    expect(last()?.chat).toBeUndefined();
  });

  it('retries after the user has granted access to the gateway, and only then', async () => {
    const { page, deps, controller } = createTestPage();
    deps.requestAccess.mockResolvedValueOnce(false);
    await page.onRecover('access');
    expect(controller.retry).not.toHaveBeenCalled();
    await page.onRecover('access');
    expect(deps.requestAccess).toHaveBeenCalledWith(A.origin);
    expect(controller.retry).toHaveBeenCalledOnce();
  });

  it('explains at the start that no gateway is set up', () => {
    const { page, last, controller } = createTestPage({ known: createKnown([]) });
    page.start();
    expect(last()?.view).toEqual({ kind: 'not-set-up' });
    expect(controller.start).not.toHaveBeenCalled();
  });
});

describe('the gateways in the popup', () => {
  it('are not read before the first rendering', () => {
    const { page, show, last } = createTestPage({ known: createKnown([A, B]) });
    page.start();
    show({ kind: 'start' });
    expect(last()).toMatchObject({ gatewayBar: undefined, gateways: undefined });
  });

  it('appear and change with the settings', async () => {
    const { page, last, changeGateways } = createTestPage();
    await page.loadRest();
    expect(last()?.gatewayBar).toBeUndefined();
    changeGateways(createKnown([A], { infos: { a: DOLLARS } }));
    expect(last()?.gatewayBar?.reading).toEqual(DOLLARS.balance);
    changeGateways(createKnown([A, B]));
    expect(last()?.gatewayBar?.choices).toEqual([A, B]);
    expect(last()?.gateways?.list.all).toEqual([A, B]);
  });

  it('add their price to the offer to look up the page', async () => {
    const { page, show, last, changeGateways } = createTestPage();
    const estimate = { lookups: 2, fromCache: 1 };
    show({ kind: 'start', pageList: PAGE_LIST, estimate });
    expect(last()?.view).toMatchObject({ estimate });
    await page.loadRest();
    expect(last()?.view).toMatchObject({ estimate: { ...estimate, cost: 0.04 } });
    changeGateways(createKnown([A, B], { asksNext: true }));
    expect(last()?.view).toMatchObject({ estimate: { lookups: 4, isMaximum: true } });
  });

  it('show the one that the user has activated before the storage event arrives', async () => {
    const { page, last, stored } = createTestPage({ known: createKnown([A, B]) });
    await page.loadRest();
    stored.list = { ...stored.list, activeId: 'b' };
    await last()?.gatewayBar?.activate('b');
    expect(last()?.gatewayBar?.activeId).toBe('b');
  });

  it('ask for access to the one that is active when the user clicks', async () => {
    const { page, deps, changeGateways } = createTestPage({ known: createKnown([A, B]) });
    await page.loadRest();
    changeGateways({ ...createKnown([A, B]), list: { activeId: 'b', all: [A, B] } });
    await page.onRecover('access');
    expect(deps.requestAccess).toHaveBeenCalledExactlyOnceWith(B.origin);
  });
});

describe('opening the popup', () => {
  it.each([false, true])(
    'sends no message by default, in a private window: %s',
    async (isPrivate) => {
      const known = createKnown([A, B], { infos: { a: DOLLARS } });
      const { page, deps } = createTestPage({ isPrivate, known });
      page.start();
      await page.loadRest();
      expect(deps.sendMessage).not.toHaveBeenCalled();
    },
  );

  it.each([false, true])(
    'asks for the balance once if the user wants that, in a private window: %s',
    async (isPrivate) => {
      const known = createKnown([A], { readsBalance: true });
      const { page, deps, changeGateways } = createTestPage({ isPrivate, known });
      page.start();
      await page.loadRest();
      changeGateways({ ...known, infos: { a: DOLLARS } });
      expect(deps.sendMessage).toHaveBeenCalledExactlyOnceWith({
        type: 'read-balance',
        isAutomatic: true,
      });
    },
  );

  it('asks for no balance as long as no gateway is set up', async () => {
    const { page, deps } = createTestPage({ known: createKnown([], { readsBalance: true }) });
    page.start();
    await page.loadRest();
    expect(deps.sendMessage).not.toHaveBeenCalled();
  });

  it('ignores that the balance could not be read', async () => {
    const { page, deps, last } = createTestPage({
      known: createKnown([A], { readsBalance: true }),
    });
    deps.sendMessage.mockRejectedValue(new Error('The background is gone.'));
    page.start();
    await page.loadRest();
    expect(last()?.isFailed).toBe(false);
  });
});
