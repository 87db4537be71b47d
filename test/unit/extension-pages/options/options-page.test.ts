import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createOptionsPage } from '../../../../utils/extension-pages/options/options-page.ts';
import { DEFAULT_APPEARANCE } from '../../../../utils/settings/appearance.ts';
import { DEFAULT_CHAT } from '../../../../utils/settings/chat-settings.ts';
import { DEFAULT_HOVER } from '../../../../utils/settings/hover-settings.ts';
import { DEFAULT_LOOKUPS } from '../../../../utils/settings/lookup-settings.ts';
import { NO_GATEWAYS } from '../../../../utils/settings/saved-gateways.ts';

function createItem<T>(value: T) {
  return {
    key: `local:${crypto.randomUUID()}`,
    value,
    async getValue(): Promise<T> {
      return this.value;
    },
    async setValue(next: T): Promise<void> {
      this.value = next;
    },
  };
}

function createTestPage({ isAllowedToNotify = true, readsBalance = false } = {}) {
  const items = {
    gateways: createItem(NO_GATEWAYS),
    infos: createItem({}),
    appearance: createItem(DEFAULT_APPEARANCE),
    hover: createItem(DEFAULT_HOVER),
    lookups: createItem({ ...DEFAULT_LOOKUPS, readsBalance }),
    usage: createItem({}),
    sites: createItem({ mode: 'except' as const, except: [], only: [] }),
    rememberSearches: createItem(true),
    counting: createItem(false),
    following: createItem({ checks: 'day' as const, notifies: true }),
    chat: createItem(DEFAULT_CHAT),
  };
  const recentSearches = createItem(['tides']);
  const follows = { all: vi.fn(async () => [] as never[]) };
  const show = vi.fn<Parameters<typeof createOptionsPage>[0]['show']>();
  const showUnreadable = vi.fn();
  const sendMessage = vi.fn();
  const readShortcuts = vi.fn(async () => [
    { purpose: 'search' as const, keys: 'Alt+S' },
    { purpose: 'inspect' as const, keys: 'Alt+G' },
  ]);
  const page = createOptionsPage({
    items: items as unknown as Parameters<typeof createOptionsPage>[0]['items'],
    recentSearches,
    userData: { watch: vi.fn() },
    follows,
    createGatewayActions: () => ({
      test: vi.fn(),
      save: vi.fn(),
      forget: vi.fn(),
      forgetAll: vi.fn(),
      restore: vi.fn(),
      activate: vi.fn(),
      refreshBalance: vi.fn(),
    }),
    readShortcuts,
    openShortcutSettings: undefined,
    canNotify: async () => isAllowedToNotify,
    requestNotifications: async () => isAllowedToNotify,
    sendMessage,
    watchItems: vi.fn(),
    copy: vi.fn(),
    show,
    showUnreadable,
  });
  const shown = () => show.mock.lastCall?.[0] as Parameters<typeof show>[0];
  return {
    page,
    items,
    recentSearches,
    follows,
    readShortcuts,
    show,
    showUnreadable,
    sendMessage,
    shown,
  };
}

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
});

afterEach(() => {
  vi.restoreAllMocks();
});

describe('the options page', () => {
  it('changes one field of a section, keeps the others and shows the result', async () => {
    const { page, items, shown } = createTestPage();
    await page.render();
    await shown().onLookupSettingsChange({ freshHours: 1 });
    expect(items.lookups.value).toEqual({ ...DEFAULT_LOOKUPS, freshHours: 1 });
    expect(shown().lookupSettings.freshHours).toBe(1);
  });

  it('shows the keys of the shortcut that opens a card', async () => {
    const { page, shown } = createTestPage();
    await page.render();
    expect(shown().hover.keys).toBe('Alt+G');
  });

  it('shows notifications as off if the browser does not allow them', async () => {
    const { page, items, shown } = createTestPage({ isAllowedToNotify: false });
    await page.render();
    expect(shown().following.settings.notifies).toBe(false);
    expect(items.following.value.notifies).toBe(true);
  });

  it('clears the recent searches when they are turned off', async () => {
    const { page, items, recentSearches, shown } = createTestPage();
    await page.render();
    await shown().cache.onRememberSearches(true);
    expect(recentSearches.value).toEqual(['tides']);
    await shown().cache.onRememberSearches(false);
    expect(items.rememberSearches.value).toBe(false);
    expect(recentSearches.value).toEqual([]);
  });

  it('reads the balance once at its start if the user wants that, and otherwise sends nothing', async () => {
    const { page, items, sendMessage, shown } = createTestPage({ readsBalance: true });
    page.start();
    await vi.waitFor(() => expect(sendMessage).toHaveBeenCalledOnce());
    expect(sendMessage).toHaveBeenCalledWith({ type: 'read-balance', isAutomatic: true });
    await page.render();
    await shown().onLookupSettingsChange({ readsBalance: false });
    expect(items.lookups.value.readsBalance).toBe(false);
    expect(sendMessage).toHaveBeenCalledOnce();

    const silent = createTestPage();
    silent.page.start();
    await vi.waitFor(() => expect(silent.shown()?.following.count).toBe(0));
    expect(silent.sendMessage).not.toHaveBeenCalled();
  });

  it('drops settings that were read before newer ones', async () => {
    const { page, readShortcuts, show } = createTestPage();
    let finishFirst = () => {};
    readShortcuts.mockImplementationOnce(
      () =>
        new Promise((resolve) => {
          finishFirst = () => resolve([]);
        }),
    );
    const first = page.render();
    await page.render();
    finishFirst();
    await first;
    expect(show).toHaveBeenCalledOnce();
  });

  it('shows the number of follows, or none if the database cannot be read', async () => {
    const { page, follows, shown } = createTestPage();
    follows.all.mockResolvedValueOnce([1, 2] as never[]);
    page.start();
    await vi.waitFor(() => expect(shown()?.following.count).toBe(2));
    follows.all.mockRejectedValueOnce(new Error('No database.'));
    page.start();
    await vi.waitFor(() => expect(shown().following.count).toBeUndefined());
  });

  it('says so if the settings cannot be read at the start, and keeps what it shows later', async () => {
    const { page, readShortcuts, showUnreadable } = createTestPage();
    readShortcuts.mockRejectedValueOnce(new Error('No storage.'));
    page.start();
    await vi.waitFor(() => expect(showUnreadable).toHaveBeenCalledOnce());
    readShortcuts.mockRejectedValueOnce(new Error('No storage.'));
    page.refresh();
    await vi.waitFor(() => expect(console.error).toHaveBeenCalledTimes(2));
    expect(showUnreadable).toHaveBeenCalledOnce();
  });
});
