import browser from 'webextension-polyfill';
import { type PanelView, type Route, toUrlHash } from './panel-route.ts';
import { createTokenUrl } from './url-tokens.ts';
import { requestView, takeView } from './view-request.ts';

/** Desktop browsers have one of the two, phones neither. The polyfill's types contain only the sidebar. */
interface PanelApis {
  sidePanel?: { open(options: { windowId: number }): Promise<void> };
  sidebarAction?: SidebarApi;
}

interface SidebarApi {
  open(): Promise<void>;
  isOpen(options: { windowId?: number }): Promise<boolean>;
}

/** The tab for which the panel opens. */
interface TabLocation {
  id?: number;
  windowId?: number;
  incognito?: boolean;
}

/**
 * Opens the side panel or sidebar of a tab's window and shows a view in it, if given. Opens it in a new tab if the
 * browser has neither or refuses. Browsers require a user gesture, so call it before anything is awaited.
 */
export async function openPanel(tab: TabLocation, view?: PanelView): Promise<void> {
  const { windowId } = tab;
  // In parallel: opening the panel may close the popup that runs this code.
  const results = await Promise.allSettled([
    openInWindow(windowId),
    view && requestView(windowId, view),
  ]);
  const isOpen = results.every(({ status }) => status === 'fulfilled');
  // A panel that was already open may have shown the view: do not show it twice, because it may cost look-ups.
  const isDone = isOpen || (view && !(await takeView(windowId)));
  if (!isDone) await openInTab(tab, view);
}

/** Opens the panel in a tab. Its URL contains the id of the tab it is about, which may be in another window. */
async function openInTab({ id, incognito = false }: TabLocation, view?: PanelView): Promise<void> {
  const page: Route = { view: 'page', tab: id };
  const pageData = { isPrivate: incognito, view: view?.view === 'page' ? undefined : view };
  const url = await createTokenUrl(`sidepanel.html${toUrlHash(page)}`, pageData);
  await browser.tabs.create({ url });
}

async function openInWindow(windowId: number | undefined): Promise<void> {
  const { sidePanel, sidebarAction } = browser as unknown as PanelApis;
  if (sidePanel && windowId !== undefined) return sidePanel.open({ windowId });
  if (sidebarAction) return openSidebar(sidebarAction, windowId);
  throw new Error('This browser has no side panel.');
}

async function openSidebar(sidebar: SidebarApi, windowId: number | undefined): Promise<void> {
  try {
    await sidebar.open();
  } catch (error) {
    // Firefox does not open it for a click on a card, but if it is already open, it shows the view.
    if (!(await sidebar.isOpen({ windowId }))) throw error;
  }
}
