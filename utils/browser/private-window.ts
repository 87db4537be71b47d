import browser from 'webextension-polyfill';

/** Added to the address of a page that a private window has asked for: Chromium opens it in an ordinary one. */
const MARK = 'private';

/** A path of the extension, marked where a private window asks for it. */
export function fromWindow(path: string, isPrivate: boolean): string {
  const url = new URL(path, browser.runtime.getURL(''));
  if (isPrivate) url.searchParams.set(MARK, '');
  return url.href;
}

/** Whether this page of the extension is in a private window, or was opened from one. */
export async function isInPrivateWindow(): Promise<boolean> {
  if (new URLSearchParams(location.search).has(MARK)) return true;
  const tab = await browser.tabs.getCurrent();
  // Popup and side panel are in no tab.
  return tab?.incognito ?? (await browser.windows.getCurrent()).incognito;
}

/** Whether the window in front is a private one. */
export async function isPrivateInFront(): Promise<boolean> {
  return (await browser.windows.getLastFocused()).incognito;
}
