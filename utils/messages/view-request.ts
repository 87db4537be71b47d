import browser from 'webextension-polyfill';
import { storage } from 'wxt/utils/storage';
import type { PanelView } from './panel-route.ts';

/** A view that the panel of a window is asked for. */
interface ViewRequest {
  /** Missing where the browser has no windows. */
  windowId: number | undefined;
  view: PanelView;
  /** Milliseconds since 1970. */
  at: number;
}

/** Gone with the browser: a view that a side panel was asked for and has not shown yet. */
const viewRequestState = storage.defineItem<ViewRequest | null>('session:view-request', {
  fallback: null,
});

/** A panel opens within a second; one that was asked for and never came must cost no look-ups hours later. */
const REQUEST_TTL_MS = 10_000;

/** One way for a panel that is open already and for one that is still loading. */
export function requestView(windowId: number | undefined, view: PanelView): Promise<void> {
  return viewRequestState.setValue({ windowId, view, at: Date.now() });
}

/** What the panel of a window is asked for, if anything. It is given out once: it may cost look-ups. */
export function takeView(windowId: number | undefined): Promise<PanelView | undefined> {
  return navigator.locks.request('view-request', async () => {
    const request = await viewRequestState.getValue();
    if (!request || request.windowId !== windowId) return undefined;
    await viewRequestState.removeValue();
    return Date.now() - request.at > REQUEST_TTL_MS ? undefined : request.view;
  });
}

/** Shows what the panel of this window is asked to show, now and later; returns whether there was something already. */
export async function watchViewRequests(show: (view: PanelView) => void): Promise<boolean> {
  // The same page in a tab is nobody's panel.
  if (await browser.tabs.getCurrent()) return false;
  const windowId = (await browser.windows?.getCurrent())?.id;

  let isShown = false;

  async function take(): Promise<void> {
    const view = await takeView(windowId);
    if (!view) return;
    isShown = true;
    show(view);
  }

  viewRequestState.watch((request) => {
    if (request) take();
  });
  await take();
  // A request that came just now may have been heard of by its change.
  return isShown;
}
