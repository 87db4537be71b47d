import browser from 'webextension-polyfill';
import { panelWishState } from '../settings/settings.ts';
import type { PanelWish } from './open-panel.ts';
import type { Route } from './route.ts';

/** A panel opens within a second; one that was asked for and never came must not be sent there days later. */
const HEEDED_MS = 10_000;

/** Goes where the panel of this window is asked to go, now and later; gives whether it was sent somewhere. */
export async function followWishes(go: (route: Route) => void): Promise<boolean> {
  // The same page in a tab is nobody's panel.
  if (await browser.tabs.getCurrent()) return false;
  const { id } = await browser.windows.getCurrent();

  function heed(wish: PanelWish | null): boolean {
    if (wish?.windowId !== id || !wish || Date.now() - wish.at > HEEDED_MS) return false;
    panelWishState.removeValue();
    go(wish.route);
    return true;
  }

  panelWishState.watch(heed);
  return heed(await panelWishState.getValue());
}
