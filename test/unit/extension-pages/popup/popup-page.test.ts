import { describe, expect, it, vi } from 'vitest';
import {
  createPopupPage,
  type PopupState,
} from '../../../../utils/extension-pages/popup/popup-page.ts';
import type { PopupView } from '../../../../utils/extension-pages/popup/popup-view.ts';
import type { DomainUse } from '../../../../utils/gpt/domains.ts';
import type { GptId } from '../../../../utils/gpt/gpt-id.ts';
import { NOW, toCachedGpt } from '../../support/cache-database.ts';
import { gptId } from '../../support/gpt-id.ts';
import { createEmptyUserData } from '../../support/user-data.ts';

type Deps = Parameters<typeof createPopupPage>[0];

const ID = gptId('g-2fkFE8rbu');
const OTHER_ID = gptId('g-k3IqoCe1l');
const ORIGIN = 'https://gateway.example';
const PAGE_LIST = { gpts: [{ id: ID, text: '', isLink: true }], isTruncated: false };

const USES: DomainUse[] = [{ domain: 'a.example', gpts: [] }];

/** A GPT that was looked up. */
function foundGpt(id: GptId, ...domains: string[]): PopupView {
  const { gpt } = toCachedGpt(1);
  const actions = domains.map((domain) => ({ domain }));
  const cached = { asked: id, gpt: { ...gpt, id, actions }, readAt: NOW };
  return { kind: 'gpt', id, answer: { found: true, cached } };
}

function createTestPage({ isPrivate = false, gatewayOrigin = ORIGIN as string | null } = {}) {
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
    gatewayOrigin,
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

  it('retries after the user has granted access to the gateway, and only then', async () => {
    const { page, deps, controller } = createTestPage();
    deps.requestAccess.mockResolvedValueOnce(false);
    await page.onRecover('access');
    expect(controller.retry).not.toHaveBeenCalled();
    await page.onRecover('access');
    expect(deps.requestAccess).toHaveBeenCalledWith(ORIGIN);
    expect(controller.retry).toHaveBeenCalledOnce();
  });

  it('explains at the start that no gateway is set up', () => {
    const { page, last, controller } = createTestPage({ gatewayOrigin: null });
    page.start();
    expect(last()?.view).toEqual({ kind: 'not-set-up' });
    expect(controller.start).not.toHaveBeenCalled();
  });
});
