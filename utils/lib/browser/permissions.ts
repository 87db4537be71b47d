import browser from 'webextension-polyfill';

/** Whether the browser lets the extension reach an origin: its user can withdraw that at any time. */
export function isAllowed(origin: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [toMatchPattern(origin)] });
}

/** Asks the person for it. Browsers only do so in answer to a click. */
export function requestAccess(origin: string): Promise<boolean> {
  return browser.permissions.request({ origins: [toMatchPattern(origin)] });
}

/** Every page of the web, as a match pattern says it. */
export const WEB_PAGES = ['http://*/*', 'https://*/*'];

/** Whether the extension may see web pages: what it asks for at its installation can be withdrawn. */
export function isAllowedEverywhere(): Promise<boolean> {
  return browser.permissions.contains({ origins: WEB_PAGES });
}

/** Asks the person for all that was withdrawn. Browsers only do so in answer to a click. */
export function requestWebAccess(): Promise<boolean> {
  return browser.permissions.request({ origins: WEB_PAGES });
}

/** Whether the browser shows notifications of ours: its user can withdraw that at any time. */
export function canNotify(): Promise<boolean> {
  return browser.permissions.contains({ permissions: ['notifications'] });
}

/** Asks the person for notifications. Browsers only do so in answer to a click. */
export function requestNotifications(): Promise<boolean> {
  return browser.permissions.request({ permissions: ['notifications'] });
}

/** Match patterns know no ports in Firefox. */
function toMatchPattern(origin: string): string {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
}
