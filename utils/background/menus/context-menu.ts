import browser, { type Menus, type Tabs } from 'webextension-polyfill';
import { loadI18n } from '../../i18n/load-i18n.ts';
import { WEB_PAGES } from '../../lib/browser/permissions.ts';
import { openPanel } from '../../messages/open-panel.ts';
import { appearanceSetting } from '../../settings/settings.ts';
import { watchItem } from '../../settings/watch-item.ts';
import { GPT_LINK_PATTERNS } from './link-patterns.ts';
import { getRouteForClick, type MenuItemId } from './route-for-click.ts';

/** Where each entry appears. */
const MENU_ITEMS: Record<MenuItemId, Menus.CreateCreatePropertiesType> = {
  link: { contexts: ['link'], targetUrlPatterns: GPT_LINK_PATTERNS },
  selection: { contexts: ['selection'] },
  page: { contexts: ['page', 'frame'] },
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
    const { t } = await loadI18n();
    await contextMenus.removeAll();
    for (const id of Object.keys(MENU_ITEMS) as MenuItemId[]) {
      contextMenus.create({
        ...MENU_ITEMS[id],
        id,
        title: t('menu.inspect'),
        documentUrlPatterns: WEB_PAGES,
      });
    }
  }

  contextMenus.onClicked.addListener((click: Menus.OnClickData, tab?: Tabs.Tab) => {
    if (tab) openPanel(tab, getRouteForClick(click));
  });
  watchItem(appearanceSetting, update);
  browser.runtime.onInstalled.addListener(update);
  // The browser's language may have changed, or the browser may have lost the entries.
  browser.runtime.onStartup.addListener(update);
}
