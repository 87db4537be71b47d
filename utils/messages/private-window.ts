import browser from 'webextension-polyfill';
import { redeemOwnToken } from './url-tokens.ts';

/** Whether this extension page is in a private window, or was opened from one. */
export async function isInPrivateWindow(): Promise<boolean> {
  if ((await redeemOwnToken())?.isPrivate) return true;
  const tab = await browser.tabs.getCurrent();
  // Popup and side panel are not in a tab; Firefox for Android has no windows.
  return tab?.incognito ?? (await browser.windows?.getCurrent())?.incognito ?? false;
}

/** Whether the focused window is private. */
export async function isFocusedWindowPrivate(): Promise<boolean> {
  return (await browser.windows?.getLastFocused())?.incognito ?? false;
}
