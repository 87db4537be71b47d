import browser from 'webextension-polyfill';
import { viewRequestState } from '../settings/settings.ts';
import type { ViewRequest } from './open-panel.ts';
import type { Route } from './route.ts';

/** A panel opens within a second; one that was asked for and never came must not be sent there days later. */
const VALID_MS = 10_000;

/** Goes where the panel of this window is asked to go, now and later; returns whether it was sent somewhere. */
export async function followViewRequests(go: (route: Route) => void): Promise<boolean> {
  // The same page in a tab is nobody's panel.
  if (await browser.tabs.getCurrent()) return false;
  const { id } = await browser.windows.getCurrent();

  function take(request: ViewRequest | null): boolean {
    if (request?.windowId !== id || !request || Date.now() - request.at > VALID_MS) return false;
    viewRequestState.removeValue();
    go(request.route);
    return true;
  }

  viewRequestState.watch(take);
  return take(await viewRequestState.getValue());
}
