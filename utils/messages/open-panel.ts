import browser from 'webextension-polyfill';
import { addressOf, type PanelView, type Route } from './panel-route.ts';
import { ticketUrl } from './url-tokens.ts';
import { requestView, takeView } from './view-request.ts';

/** Each browser has one of the two, a phone neither; the polyfill's types know the sidebar alone. */
interface PanelApis {
  sidePanel?: { open(options: { windowId: number }): Promise<void> };
  sidebarAction?: { open(): Promise<void> };
}

/** The tab that somebody is in. */
interface TabLocation {
  id?: number;
  windowId?: number;
  incognito?: boolean;
}

/**
 * Opens the side panel of a tab's window, or the sidebar, and shows a view in it if one is told; in a tab where
 * the browser has neither or does not let it open. Browsers only open it in direct answer to a hand: nothing
 * may be awaited before.
 */
export async function openPanel(place: TabLocation, view?: PanelView): Promise<void> {
  const { windowId } = place;
  // Both at once: the popup that asks may be closed by the panel that opens.
  const results = await Promise.allSettled([
    openInWindow(windowId),
    view && requestView(windowId, view),
  ]);
  const isOpen = results.every(({ status }) => status === 'fulfilled');
  // A panel that was open already may have shown it: what costs look-ups is not done twice.
  const isDone = isOpen || (view && !(await takeView(windowId)));
  if (!isDone) await openInTab(place, view);
}

/** In a tab of its own the panel is not beside the page that it is about, and may be in another window. */
async function openInTab({ id, incognito = false }: TabLocation, view?: PanelView): Promise<void> {
  const page: Route = { view: 'page', tab: id };
  const ticket = { isPrivate: incognito, view: view?.view === 'page' ? undefined : view };
  const url = await ticketUrl(`sidepanel.html${addressOf(page)}`, ticket);
  await browser.tabs.create({ url });
}

async function openInWindow(windowId: number | undefined): Promise<void> {
  const { sidePanel, sidebarAction } = browser as unknown as PanelApis;
  if (sidePanel && windowId !== undefined) return sidePanel.open({ windowId });
  if (sidebarAction) return sidebarAction.open();
  throw new Error('There is no panel.');
}
