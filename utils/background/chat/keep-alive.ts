import { ALIVE_INTERVAL_MS } from '../../messages/chat-port.ts';

/**
 * Keeps the background running while something is held, also if nothing else happens, and calls `onBeat` meanwhile.
 *
 * Browsers stop an idle background after 30 s, Chromium also one whose `fetch` waits that long for a response. Calls of
 * extension APIs start these times again: in Chromium according to "Idle and shutdown" in
 * https://developer.chrome.com/docs/extensions/develop/concepts/service-workers/lifecycle, in Firefox if the parent process
 * handles the call (`recvAPICall` in toolkit/components/extensions/ExtensionParent.sys.mjs emits
 * `background-script-reset-idle`), as it does `runtime.getPlatformInfo`.
 */
export function createKeepAlive(callApi: () => Promise<unknown>, onBeat: () => void) {
  let holders = 0;
  let timer: ReturnType<typeof setInterval> | undefined;

  function beat(): void {
    onBeat();
    // Its result is of no interest.
    callApi().catch(() => {});
  }

  /** Returns a function that releases it. */
  function hold(): () => void {
    holders += 1;
    timer ??= setInterval(beat, ALIVE_INTERVAL_MS);
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      holders -= 1;
      if (holders > 0) return;
      clearInterval(timer);
      timer = undefined;
    };
  }

  return { hold };
}
