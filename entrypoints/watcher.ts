import type { UnlistedScriptDefinition } from 'wxt';
import { frameGlobal } from '../utils/content/watcher/frame-state.ts';
import { frame, listen, onEvent } from '../utils/content/watcher/watch.ts';

// Not in `main`, which would be read twice (`wxt.config.ts`). WXT runs this file while it builds, where there is no page.
if (!import.meta.env.SSR) {
  frameGlobal.gptLens = frame;
  // A page that nobody touches pays for two listeners. Keys go on to be heard by the one that has heard the first:
  // whoever listens later has to wait behind the page.
  addEventListener('pointerover', listen, { capture: true, once: true });
  addEventListener('keydown', onEvent, true);
  // A document that is written anew (`document.open`) drops all listeners without a sign. Empty frames and windows are,
  // at any time, by the page that opened them; what is observed stays. Of all addresses only `about:` sorts before `b`.
  if (document.URL < 'b') {
    new MutationObserver(listen).observe(document, { childList: true });
  }
}

export default { main() {} } satisfies UnlistedScriptDefinition;
