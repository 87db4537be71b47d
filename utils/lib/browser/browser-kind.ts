import browser from 'webextension-polyfill';

/** Whether this is Firefox. Use it only for differences that feature detection cannot reveal. */
export function isFirefox(): boolean {
  return browser.runtime.getURL('').startsWith('moz-extension:');
}
