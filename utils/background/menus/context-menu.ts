import browser, { type Menus, type Tabs } from 'webextension-polyfill';
import { textOfSurfaces } from '../../i18n/chosen-language.ts';
import { WEB_PAGES } from '../../lib/browser/permissions.ts';
import { openPanel } from '../../messages/open-panel.ts';
import { appearanceSetting } from '../../settings/settings.ts';
import { watchItem } from '../../settings/watch-item.ts';
import { LEADING_TO_GPT } from './link-patterns.ts';
import { type MenuPlace, routeOfClick } from './route-for-click.ts';

/** Where each entry is offered; a frame is part of its page. */
const PLACES: Record<MenuPlace, Menus.CreateCreatePropertiesType> = {
  link: { contexts: ['link'], targetUrlPatterns: LEADING_TO_GPT },
  selection: { contexts: ['selection'] },
  page: { contexts: ['page', 'frame'] },
};

/**
 * Keeps the entries of the context menu there, in the language that was chosen, and answers them in the side
 * panel. Call it before anything is awaited: a click wakes a background that is dead.
 */
export function keepMenus(): void {
  const { contextMenus } = browser;
  // Firefox for Android has none.
  if (!contextMenus) return;
  let last = Promise.resolve();

  /** Anew and in turn: an entry that is there already may not be created a second time. */
  function put(): void {
    last = last.then(putAnew).catch((error) => console.error('GPT Lens: no context menu.', error));
  }

  async function putAnew(): Promise<void> {
    const { t } = await textOfSurfaces();
    await contextMenus.removeAll();
    for (const id of Object.keys(PLACES) as MenuPlace[]) {
      contextMenus.create({
        ...PLACES[id],
        id,
        title: t('menu.inspect'),
        documentUrlPatterns: WEB_PAGES,
      });
    }
  }

  contextMenus.onClicked.addListener((click: Menus.OnClickData, tab?: Tabs.Tab) => {
    if (tab) openPanel(tab, routeOfClick(click));
  });
  watchItem(appearanceSetting, put);
  browser.runtime.onInstalled.addListener(put);
  // Of a browser whose language has changed, or that lost the entries.
  browser.runtime.onStartup.addListener(put);
}
