import browser from 'webextension-polyfill';

/** Whether the extension may access an origin. The user can withdraw this permission at any time. */
export function isAllowed(origin: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [toMatchPattern(origin)] });
}

/** Asks the user for access to an origin. Browsers allow this only in response to a click. */
export function requestAccess(origin: string): Promise<boolean> {
  return browser.permissions.request({ origins: [toMatchPattern(origin)] });
}

/** The match patterns of all web pages. */
export const WEB_PAGES = ['http://*/*', 'https://*/*'];

/** Whether the extension may access all web pages. The user can withdraw what was granted at installation. */
export function isAllowedEverywhere(): Promise<boolean> {
  return browser.permissions.contains({ origins: WEB_PAGES });
}

/** Asks the user for access to all web pages. Browsers allow this only in response to a click. */
export function requestWebAccess(): Promise<boolean> {
  return browser.permissions.request({ origins: WEB_PAGES });
}

/** Whether the extension may show notifications. The user can withdraw this permission at any time. */
export function canNotify(): Promise<boolean> {
  return browser.permissions.contains({ permissions: ['notifications'] });
}

/** Asks the user for permission to show notifications. Browsers allow this only in response to a click. */
export function requestNotifications(): Promise<boolean> {
  return browser.permissions.request({ permissions: ['notifications'] });
}

/** Match patterns cannot contain a port in Firefox. */
function toMatchPattern(origin: string): string {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
}
