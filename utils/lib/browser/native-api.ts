import type { Browser } from 'webextension-polyfill';

/**
 * Returns the browser's native API, for content scripts: it returns promises in both browsers, and the polyfill would add
 * 10 kB to every page. It is `chrome`, which both browsers define: in Chromium, `browser` could be a page's element with
 * that id.
 */
export function nativeApi(): Browser {
  return (globalThis as unknown as { chrome: Browser }).chrome;
}

/** For the card. The watcher calls `nativeApi` on demand, because even reading the global costs time on each page. */
export const native = /* @__PURE__ */ nativeApi();
