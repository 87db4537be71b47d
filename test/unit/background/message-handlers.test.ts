import { describe, expect, it, vi } from 'vitest';
import type { Runtime } from 'webextension-polyfill';
import {
  createLookupHandler,
  createMessageHandlers,
} from '../../../utils/background/message-handlers.ts';
import type { DomainUse } from '../../../utils/gpt/domains.ts';
import { createI18n } from '../../../utils/i18n/i18n.ts';
import type { LookupAnswer } from '../../../utils/lookup/lookup-service.ts';
import { createHistory } from '../../../utils/user-data/history.ts';
import { ID, toCachedGpt } from '../support/lookup-service.ts';
import { createEmptyUserData } from '../support/user-data.ts';

type Deps = Parameters<typeof createMessageHandlers>[0];

const PRIVATE_TAB = { tab: { incognito: true } } as Runtime.MessageSender;
const NORMAL_TAB = { tab: { incognito: false } } as Runtime.MessageSender;

function createServices(name: string) {
  const cached = { ...toCachedGpt(0), gpt: { ...toCachedGpt(0).gpt, name } };
  return {
    cache: { getMany: vi.fn(async () => [cached]), clear: vi.fn() },
    pictures: { getPicture: vi.fn(async () => name) },
    lookupService: { search: vi.fn() },
  };
}

function createTestHandlers() {
  const normal = createServices('normal');
  const privateServices = createServices('private');
  const deps = {
    activation: {},
    normal,
    private: privateServices,
    lists: { addToLastUsed: vi.fn() },
    usage: { add: vi.fn() },
    batchEngine: { run: vi.fn() },
    freshForMs: async () => 1_000,
    readDomains: vi.fn(async (_: unknown) => [] as DomainUse[]),
    getIdsToAsk: async () => ['first'],
    forgetFailures: vi.fn(),
    activateGateway: vi.fn(),
    readBalance: vi.fn(),
    getChatPicture: vi.fn(async (url: string) => `data:${url}`),
    isPrivateRequest: ({ tab }: Runtime.MessageSender) => tab?.incognito ?? false,
    loadI18n: async () => createI18n('en'),
    collectDiagnostics: vi.fn(),
    openOptions: vi.fn(),
    openPopupTab: vi.fn(),
    openPanel: vi.fn(),
  };
  return { deps, handlers: createMessageHandlers(deps as unknown as Deps) };
}

describe('the message handlers', () => {
  it('answer private windows from their own cache', async () => {
    const { handlers } = createTestHandlers();
    const get = (sender: Runtime.MessageSender) =>
      handlers['get-cached-gpts']({ type: 'get-cached-gpts', ids: [ID] }, sender);
    expect((await get(PRIVATE_TAB))[0]?.gpt.name).toBe('private');
    expect((await get(NORMAL_TAB))[0]?.gpt.name).toBe('normal');
    const getPicture = (sender: Runtime.MessageSender) =>
      handlers['get-picture']({ type: 'get-picture', id: ID }, sender);
    expect(await getPicture(PRIVATE_TAB)).toBe('private');
    expect(await getPicture(NORMAL_TAB)).toBe('normal');
  });

  it('read domains from the cache of the window that asks', async () => {
    const { handlers, deps } = createTestHandlers();
    await handlers['get-domains']({ type: 'get-domains' }, PRIVATE_TAB);
    expect(deps.readDomains).toHaveBeenLastCalledWith(deps.private.cache);
    await handlers['get-domains']({ type: 'get-domains' }, NORMAL_TAB);
    expect(deps.readDomains).toHaveBeenLastCalledWith(deps.normal.cache);
  });

  it('answer nothing if the domains cannot be read', async () => {
    const { handlers, deps } = createTestHandlers();
    vi.spyOn(console, 'error').mockImplementationOnce(() => {});
    deps.readDomains.mockRejectedValueOnce(new Error('The disk is full.'));
    expect(await handlers['get-domains']({ type: 'get-domains' }, NORMAL_TAB)).toBeUndefined();
    expect(console.error).toHaveBeenCalledOnce();
  });

  it('add a GPT to a list with its cached name', async () => {
    const { handlers, deps } = createTestHandlers();
    await handlers['add-to-list']({ type: 'add-to-list', id: ID }, PRIVATE_TAB);
    const { t } = createI18n('en');
    expect(deps.lists.addToLastUsed).toHaveBeenCalledWith(
      { id: ID, name: 'private' },
      t('lists.default-name'),
    );
  });

  it('clear the caches of normal and private windows', async () => {
    const { handlers, deps } = createTestHandlers();
    await handlers['clear-cache']({ type: 'clear-cache' }, NORMAL_TAB);
    expect(deps.normal.cache.clear).toHaveBeenCalledOnce();
    expect(deps.private.cache.clear).toHaveBeenCalledOnce();
  });

  it('forget failures after a working test, a saved gateway and a started batch', async () => {
    const { handlers, deps } = createTestHandlers();
    const test = (isWorking: boolean) =>
      handlers['connection-tested'](
        { type: 'connection-tested', gatewayId: 'second', lookups: 2, isWorking },
        NORMAL_TAB,
      );
    await test(false);
    expect(deps.usage.add).toHaveBeenCalledWith('test', 'second', 2);
    expect(deps.forgetFailures).not.toHaveBeenCalled();
    await test(true);
    expect(deps.forgetFailures).toHaveBeenLastCalledWith('second');
    await handlers['gateway-saved']({ type: 'gateway-saved' }, NORMAL_TAB);
    await handlers['run-batches']({ type: 'run-batches' }, NORMAL_TAB);
    expect(deps.forgetFailures.mock.calls).toEqual([['second'], [], []]);
    expect(deps.batchEngine.run).toHaveBeenCalledOnce();
  });

  it('activate a gateway and read a balance', async () => {
    const { handlers, deps } = createTestHandlers();
    await handlers['activate-gateway'](
      { type: 'activate-gateway', gatewayId: 'second' },
      NORMAL_TAB,
    );
    expect(deps.activateGateway).toHaveBeenCalledWith('second');
    const request = { type: 'read-balance', gatewayId: 'second', isAutomatic: true } as const;
    expect(await handlers['read-balance'](request, NORMAL_TAB)).toBeUndefined();
    expect(deps.readBalance).toHaveBeenCalledWith(request);
  });

  it('load a picture of an answer from its address', async () => {
    const { handlers } = createTestHandlers();
    const message = { type: 'get-chat-picture', url: 'https://files.example/a.png' } as const;
    expect(await handlers['get-chat-picture'](message, NORMAL_TAB)).toBe(
      'data:https://files.example/a.png',
    );
  });

  it('open a chat before anything is awaited, because browsers demand it', () => {
    const { handlers, deps } = createTestHandlers();
    handlers['open-chat']({ type: 'open-chat', id: ID }, PRIVATE_TAB);
    expect(deps.openPanel).toHaveBeenCalledExactlyOnceWith(PRIVATE_TAB.tab, {
      view: 'try',
      id: ID,
    });
  });

  it('open details in a tab that knows whether its window was private', async () => {
    const { handlers, deps } = createTestHandlers();
    await handlers['open-details']({ type: 'open-details', id: ID }, PRIVATE_TAB);
    const pageData = { isPrivate: true, query: ID, isRecall: true };
    expect(deps.openPopupTab).toHaveBeenCalledWith(pageData);
  });
});

describe('the lookup handler', () => {
  async function* answerOnce(): AsyncGenerator<LookupAnswer> {
    yield { found: true, cached: toCachedGpt(0) };
  }

  function createTestHandler() {
    const history = createHistory(createEmptyUserData());
    const normal = vi.fn(answerOnce);
    const privateLookUp = vi.fn(answerOnce);
    const take = vi.fn();
    const handler = createLookupHandler({
      lookupService: { lookUp: normal },
      privateLookupService: { lookUp: privateLookUp },
      pageRateLimit: { take },
      history,
      onError: (error) => {
        throw error;
      },
      appearance: vi.fn(),
    });
    async function lookUp(isPrivate: boolean, webPage?: { tabId?: number }): Promise<void> {
      const { signal } = new AbortController();
      for await (const _ of handler.lookUp({ id: ID, isPrivate }, webPage, signal));
    }
    const options = (spy: typeof normal) =>
      (spy.mock.lastCall as unknown[] | undefined)?.[1] as {
        reason: string;
        checkLimit(): unknown;
      };
    return { history, normal, privateLookUp, take, lookUp, options };
  }

  it('records lookups in the history, except those of private windows', async () => {
    const { history, normal, privateLookUp, lookUp } = createTestHandler();
    await lookUp(true);
    expect(privateLookUp).toHaveBeenCalledOnce();
    expect(normal).not.toHaveBeenCalled();
    expect(await history.all()).toEqual([]);
    await lookUp(false);
    await vi.waitFor(async () => expect(await history.all()).toHaveLength(1));
  });

  it('limits the rate of web pages, but not of extension pages', async () => {
    const { normal, take, lookUp, options } = createTestHandler();
    await lookUp(false);
    options(normal).checkLimit();
    expect(options(normal).reason).toBe('popup');
    expect(take).not.toHaveBeenCalled();
    await lookUp(false, { tabId: 7 });
    options(normal).checkLimit();
    expect(options(normal).reason).toBe('hover');
    expect(take).toHaveBeenCalledWith(7);
  });
});
