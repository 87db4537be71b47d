import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { counterGlobal } from '../utils/content/scan/counter-global.ts';
import { observeGptCount } from '../utils/content/scan/observe-count.ts';
import { native } from '../utils/lib/browser/native-api.ts';

/** Most documents are parsed by then. */
const PARSING_MS = 1_000;

export default defineUnlistedScript(() => {
  // If the script is injected twice, the later counter replaces the earlier one.
  if (Object.hasOwn(counterGlobal, 'gptLensCounter')) counterGlobal.gptLensCounter?.stop();
  const stopped = new AbortController();
  const counter = { count: 0, stop: () => stopped.abort() };
  counterGlobal.gptLensCounter = counter;
  let frames = 0;

  function notifyBackground(): void {
    // The extension was updated or removed.
    if (!native.runtime?.id) counter.stop();
    else native.runtime.sendMessage({ type: 'gpt-count-changed' }).catch(() => {});
  }

  function onCount(count: number): void {
    // A removed frame takes its GPTs along and cannot report that itself.
    if (count === counter.count && frames === window.length) return;
    counter.count = count;
    frames = window.length;
    notifyBackground();
  }

  // The badge is empty when a page returns from the back/forward cache.
  const onShow = ({ persisted }: PageTransitionEvent) => persisted && notifyBackground();
  addEventListener('pageshow', onShow, { signal: stopped.signal });
  // A document changes constantly while it is parsed; one that never finishes is counted anyway.
  const begin = () => observeGptCount(onCount, stopped.signal);
  if (document.readyState === 'loading') setTimeout(begin, PARSING_MS);
  else begin();
});
