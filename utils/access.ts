import browser from 'webextension-polyfill';

/** Whether the browser lets the extension reach an origin: its user can withdraw that at any time. */
export function isAllowed(origin: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [pattern(origin)] });
}

/** Asks the person for it. Browsers only do so in answer to a click. */
export function requestAccess(origin: string): Promise<boolean> {
  return browser.permissions.request({ origins: [pattern(origin)] });
}

/** Match patterns know no ports in Firefox. */
function pattern(origin: string): string {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
}
