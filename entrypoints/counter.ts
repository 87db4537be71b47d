import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { counterHere } from '../utils/content/scan/counter-global.ts';
import { keepCounting } from '../utils/content/scan/observe-count.ts';
import { native } from '../utils/lib/browser/native-api.ts';

/** Most documents are parsed by then. */
const PARSING_MS = 1_000;

export default defineUnlistedScript(() => {
  // Injected twice into one frame, the later one counts.
  if (Object.hasOwn(counterHere, 'gptLensCounter')) counterHere.gptLensCounter?.stop();
  const stopped = new AbortController();
  const counter = { count: 0, stop: () => stopped.abort() };
  counterHere.gptLensCounter = counter;
  let frames = 0;

  function tell(): void {
    // The extension was updated or removed.
    if (!native.runtime?.id) counter.stop();
    else native.runtime.sendMessage({ type: 'counted' }).catch(() => {});
  }

  function onCount(count: number): void {
    // A frame that goes takes its GPTs along and cannot say so itself.
    if (count === counter.count && frames === window.length) return;
    counter.count = count;
    frames = window.length;
    tell();
  }

  // A page that comes back from the browser's memory finds its badge wiped.
  const onShow = ({ persisted }: PageTransitionEvent) => persisted && tell();
  addEventListener('pageshow', onShow, { signal: stopped.signal });
  // A document that is being parsed changes all the time; one that never ends is counted all the same.
  const begin = () => keepCounting(onCount, stopped.signal);
  if (document.readyState === 'loading') setTimeout(begin, PARSING_MS);
  else begin();
});
