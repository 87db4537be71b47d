import browser from 'webextension-polyfill';

/** Whether this is Firefox: for what the browsers do differently and no feature tells apart. */
export function isFirefox(): boolean {
  return browser.runtime.getURL('').startsWith('moz-extension:');
}
