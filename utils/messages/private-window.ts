import browser from 'webextension-polyfill';
import { redeemOwnTicket } from './url-tokens.ts';

/** Whether this page of the extension is in a private window, or was opened from one. */
export async function isInPrivateWindow(): Promise<boolean> {
  if ((await redeemOwnTicket())?.isPrivate) return true;
  const tab = await browser.tabs.getCurrent();
  // Popup and side panel are in no tab; Firefox for Android has no windows.
  return tab?.incognito ?? (await browser.windows?.getCurrent())?.incognito ?? false;
}

/** Whether the window in front is a private one. */
export async function isFocusedWindowPrivate(): Promise<boolean> {
  return (await browser.windows?.getLastFocused())?.incognito ?? false;
}
