import browser, { type Menus, type Tabs } from 'webextension-polyfill';
import type { MessageKey } from '../../i18n/i18n.ts';
import { loadI18n } from '../../i18n/load-i18n.ts';
import { WEB_PAGES } from '../../lib/browser/permissions.ts';
import { openPanel } from '../../messages/open-panel.ts';
import { appearanceSetting, gatewayListState } from '../../settings/settings.ts';
import { watchItem } from '../../settings/watch-item.ts';
import { GPT_LINK_PATTERNS } from './link-patterns.ts';
import { getRouteForClick, type MenuItemId } from './route-for-click.ts';

/** Where the entries appear. */
type MenuItems = Partial<Record<MenuItemId, Menus.CreateCreatePropertiesType>>;

const INSPECT_ITEMS: MenuItems = {
  link: { contexts: ['link'], targetUrlPatterns: GPT_LINK_PATTERNS },
  selection: { contexts: ['selection'] },
  page: { contexts: ['page', 'frame'] },
};

const TRY_ITEMS: MenuItems = {
  'try-link': { contexts: ['link'], targetUrlPatterns: GPT_LINK_PATTERNS },
  'try-selection': { contexts: ['selection'] },
  'try-page': { contexts: ['page'], documentUrlPatterns: GPT_LINK_PATTERNS },
};

/**
 * Creates the context menu entries in the chosen language, and opens the side panel on click. Registers event
 * listeners, so call it before anything is awaited.
 */
export function registerContextMenus(): void {
  const { contextMenus } = browser;
  // Firefox for Android does not support it.
  if (!contextMenus) return;
  let pending = Promise.resolve();

  /** Creates all entries again, one update after the other: creating an existing entry would fail. */
  function update(): void {
    pending = pending
      .then(recreate)
      .catch((error) => console.error('GPT Lens: could not create the context menu.', error));
  }

  async function recreate(): Promise<void> {
    const [{ t }, { all }] = await Promise.all([loadI18n(), gatewayListState.getValue()]);
    const create = (items: MenuItems, key: MessageKey) => {
      for (const [id, item] of Object.entries(items))
        contextMenus.create({ documentUrlPatterns: WEB_PAGES, ...item, id, title: t(key) });
    };
    await contextMenus.removeAll();
    create(INSPECT_ITEMS, 'menu.inspect');
    // Browsers move several entries of an extension into a submenu, so there is none that could not work.
    if (all.length > 0) create(TRY_ITEMS, 'menu.try');
  }

  contextMenus.onClicked.addListener((click: Menus.OnClickData, tab?: Tabs.Tab) => {
    if (tab) openPanel(tab, getRouteForClick(click));
  });
  watchItem(appearanceSetting, update);
  watchItem(gatewayListState, (list, previous) => {
    if (list.all.length === 0 || previous.all.length === 0) update();
  });
  browser.runtime.onInstalled.addListener(update);
  // The browser's language may have changed, or the browser may have lost the entries.
  browser.runtime.onStartup.addListener(update);
}
