import browser, { type Menus, type Tabs } from 'webextension-polyfill';
import { loadI18n } from '../../i18n/load-i18n.ts';
import { WEB_PAGES } from '../../lib/browser/permissions.ts';
import { openPanel } from '../../messages/open-panel.ts';
import { appearanceSetting } from '../../settings/settings.ts';
import { watchItem } from '../../settings/watch-item.ts';
import { GPT_LINK_PATTERNS } from './link-patterns.ts';
import { getRouteForClick, type MenuItemId } from './route-for-click.ts';

/** Where each entry is offered; a frame is part of its page. */
const MENU_ITEMS: Record<MenuItemId, Menus.CreateCreatePropertiesType> = {
  link: { contexts: ['link'], targetUrlPatterns: GPT_LINK_PATTERNS },
  selection: { contexts: ['selection'] },
  page: { contexts: ['page', 'frame'] },
};

/**
 * Keeps the entries of the context menu there, in the language that was chosen, and answers them in the side
 * panel. Call it before anything is awaited: a click wakes a background that is dead.
 */
export function registerContextMenus(): void {
  const { contextMenus } = browser;
  // Firefox for Android has none.
  if (!contextMenus) return;
  let pending = Promise.resolve();

  /** Anew and in turn: an entry that is there already may not be created a second time. */
  function update(): void {
    pending = pending
      .then(recreate)
      .catch((error) => console.error('GPT Lens: no context menu.', error));
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
  // Of a browser whose language has changed, or that lost the entries.
  browser.runtime.onStartup.addListener(update);
}
