import browser from 'webextension-polyfill';
import { storage } from 'wxt/utils/storage';
import type { PanelView } from './panel-route.ts';

/** A request to show a view in the panel of a window. Stored for the session: field names must not change. */
interface ViewRequest {
  /** Missing if the browser has no windows. */
  windowId: number | undefined;
  view: PanelView;
  /** Milliseconds since 1970. */
  at: number;
}

/** The pending request, if any. */
const viewRequestState = storage.defineItem<ViewRequest | null>('session:view-request', {
  fallback: null,
});

/** A panel opens within a second. A request that nothing has taken must not cause look-ups hours later. */
const REQUEST_TTL_MS = 10_000;

/** Requests a view from the panel of a window, whether it is open or still loading. */
export function requestView(windowId: number | undefined, view: PanelView): Promise<void> {
  return viewRequestState.setValue({ windowId, view, at: Date.now() });
}

/** Takes the requested view of a window, if any. Only once, because the view may cost look-ups. */
export function takeView(windowId: number | undefined): Promise<PanelView | undefined> {
  return navigator.locks.request('view-request', async () => {
    const request = await viewRequestState.getValue();
    if (!request || request.windowId !== windowId) return undefined;
    await viewRequestState.removeValue();
    return Date.now() - request.at > REQUEST_TTL_MS ? undefined : request.view;
  });
}

/** Calls `show` with the view requested now, if any, and with later ones. Returns whether there already was one. */
export async function watchViewRequests(show: (view: PanelView) => void): Promise<boolean> {
  // In a tab, the page is not the panel of its window.
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
  // `watch` may have taken the request first.
  return isShown;
}
