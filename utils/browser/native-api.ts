import type { Browser } from 'webextension-polyfill';

/**
 * The browser's own API, for the two scripts that run in web pages: both browsers answer with
 * promises there, and the polyfill's 10 kB would be paid by every page.
 */
export function nativeApi(): Browser {
  const { browser, chrome } = globalThis as { browser?: Browser; chrome?: Browser };
  return (browser ?? chrome) as Browser;
}

/** For the card; the watcher, which may never need it, asks when it does: only looking costs each page time. */
export const native = /* @__PURE__ */ nativeApi();
