import browser from 'webextension-polyfill';
import { viewRequestState } from '../settings/settings.ts';
import { hashOf, type Route } from './route.ts';

/** A view that the panel of a window was asked for. */
export interface ViewRequest {
  windowId: number;
  route: Route;
  /** Milliseconds since 1970. */
  at: number;
}

/** Each browser has one of the two, a phone neither; the polyfill's types know the sidebar alone. */
interface Panels {
  sidePanel?: { open(where: { windowId: number }): Promise<void> };
  sidebarAction?: { open(): Promise<void> };
}

/** The tab that somebody is in. */
interface Place {
  id?: number;
  windowId?: number;
}

/**
 * Opens the side panel of a tab's window, or the sidebar, and shows a view in it if one is told; in a tab where
 * the browser has neither or does not let it open. Browsers only open it in direct answer to a hand: nothing
 * may be awaited before.
 */
export async function openPanel({ id, windowId }: Place, route?: Route): Promise<void> {
  if (windowId === undefined) return;
  try {
    await openHere(windowId);
    // One way for a panel that was there already and for one that is still loading.
    if (route) await viewRequestState.setValue({ windowId, route, at: Date.now() });
  } catch {
    // In a tab of its own it is not beside the page that it is about.
    const hash = hashOf(!route || route.at === 'page' ? { at: 'page', tab: id } : route);
    await browser.tabs.create({ url: browser.runtime.getURL(`sidepanel.html${hash}`) });
  }
}

function openHere(windowId: number): Promise<void> {
  const { sidePanel, sidebarAction } = browser as unknown as Panels;
  if (sidePanel) return sidePanel.open({ windowId });
  return sidebarAction?.open() ?? Promise.reject(new Error('There is no panel.'));
}
