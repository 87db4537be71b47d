import type { UnlistedScriptDefinition } from 'wxt';
import { frameGlobal } from '../utils/content/watcher/frame-state.ts';
import { frame, listen, onEvent } from '../utils/content/watcher/watch.ts';

// Not in `main`, which would be parsed twice (`wxt.config.ts`). WXT also runs this file during the build, where there
// is no page.
if (!import.meta.env.SSR) {
  frameGlobal.gptLens = frame;
  // An idle page pays for two listeners only. The keydown listener stays, because a listener added later would run
  // after the page's.
  addEventListener('pointerover', listen, { capture: true, once: true });
  addEventListener('keydown', onEvent, true);
  // `document.open` removes all listeners without an event; openers do this to empty frames and windows at any time,
  // but observers survive it. Of all URLs only `about:` sorts before `b`.
  if (document.URL < 'b') {
    new MutationObserver(listen).observe(document, { childList: true });
  }
}

export default { main() {} } satisfies UnlistedScriptDefinition;
