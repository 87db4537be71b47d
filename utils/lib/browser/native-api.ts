import type { Browser } from 'webextension-polyfill';

/**
 * The browser's own API, for the scripts that run in web pages: it answers with promises in both browsers, and the
 * polyfill's 10 kB would be paid by every page. Under the name that both have: where there is no `browser`, a
 * page's element with that id would answer to it.
 */
export function nativeApi(): Browser {
  return (globalThis as unknown as { chrome: Browser }).chrome;
}

/** For the card; the watcher, which may never need it, asks when it does: only looking costs each page time. */
export const native = /* @__PURE__ */ nativeApi();
