import type { UnlistedScriptDefinition } from 'wxt';
import { lensHere } from '../utils/hover/lens.ts';
import { lens } from '../utils/hover/watch.ts';

// Not in `main`, which would be read twice (`wxt.config.ts`). WXT runs this file while it builds, where there is no page.
if (!import.meta.env.SSR) {
  lensHere.gptLens = lens;
  // A page that nobody touches pays for two listeners. Keys go on to be heard by the one that has heard the first:
  // whoever listens later has to wait behind the page.
  addEventListener('pointerover', lens.listen, { capture: true, once: true });
  addEventListener('keydown', lens.hear, true);
  // A frame that is written again (`document.open`) drops all listeners without a sign. Only an empty one is, by
  // the page around it; half a second later it holds what it is to hold.
  if (frameElement && document.URL === 'about:blank') setTimeout(lens.listen, 500);
}

export default { main() {} } satisfies UnlistedScriptDefinition;
