import type { Browser } from 'webextension-polyfill';

/**
 * The browser's own API, for the two scripts that run in web pages: both browsers answer with
 * promises there, and the polyfill's 10 kB would be paid by every page.
 */
export const native = ((globalThis as { browser?: Browser }).browser ??
  (globalThis as { chrome?: Browser }).chrome) as Browser;
