import browser, { type Runtime, type Scripting } from 'webextension-polyfill';
import { TimeoutError, withTimeout } from '../with-timeout.ts';

/*
 * The only module that runs scripts in tabs. A tab may never respond: a dialog is open, a script loops, or the browser has
 * frozen it. If a single frame hangs, `allFrames` has no result at all. So every call has a time limit, and both limits
 * together stay below two seconds, the longest that a person should wait.
 */

/** The limit for finding the frames of a tab. */
const TAB_TIMEOUT_MS = 700;

/** When to request an announcement from each responsive frame: a busy page often responds earlier. */
const ANNOUNCE_AFTER_MS = 250;

/** The limit for running a script in a frame. */
const FRAME_TIMEOUT_MS = 1_200;

/** A function with its arguments, or files. Runs immediately, even if the document is still loading. */
type Script = Pick<Scripting.ScriptInjection, 'func' | 'args' | 'files'>;

/** The frames of a tab that respond. */
export interface TabFrames {
  /** The top frame, 0, is first. */
  frameIds: number[];
  /** Whether all frames responded. */
  isComplete: boolean;
  /** If some frames did not respond: resolves when all do, maybe never; rejects when the tab closes. */
  pending?: Promise<unknown>;
}

export interface FrameResults<R> {
  /** By frame, the top frame first. `undefined` if the script failed. */
  results: { frameId: number; result: R | undefined }[];
  /** Frames that did not respond in time. */
  unanswered: number[];
}

/** Sends a message to the content scripts of a tab. Rejects if none responds in time. */
export function sendToTab(tabId: number, message: object): Promise<unknown> {
  return withTimeout(
    browser.tabs.sendMessage(tabId, message),
    TAB_TIMEOUT_MS,
    'Sending a message to a tab',
  );
}

/** Finds the frames of a tab that can run scripts, within `TAB_TIMEOUT_MS`. Rejects if the browser denies access. */
export async function findFrames(tabId: number): Promise<TabFrames> {
  const token = crypto.randomUUID();
  const announced = new Set<number>();
  const onMessage = (message: unknown, sender: Runtime.MessageSender): undefined => {
    const isAnnouncement = (message as { frameHere?: unknown } | undefined)?.frameHere === token;
    if (isAnnouncement && sender.tab?.id === tabId) announced.add(sender.frameId ?? 0);
  };
  const pending = inject({ tabId, allFrames: true }, { func: doNothing });
  const announceTimer = setTimeout(() => {
    browser.runtime.onMessage.addListener(onMessage);
    inject({ tabId, allFrames: true }, { func: announce, args: [token] }).catch(() => {});
  }, ANNOUNCE_AFTER_MS);
  try {
    const results = await withTimeout(pending, TAB_TIMEOUT_MS, 'Finding the frames of a tab');
    return { frameIds: sorted(results.map(({ frameId }) => frameId)), isComplete: true };
  } catch (error) {
    if (!(error instanceof TimeoutError)) throw error;
    return { frameIds: sorted([...announced]), isComplete: false, pending };
  } finally {
    clearTimeout(announceTimer);
    browser.runtime.onMessage.removeListener(onMessage);
  }
}

/**
 * Runs a script in some frames of a tab, within `FRAME_TIMEOUT_MS`. Never rejects: frames that no longer exist, or to which
 * the browser denies access, have no result.
 */
export async function runInFrames<R>(
  tabId: number,
  frameIds: number[],
  script: Script,
): Promise<FrameResults<R>> {
  const results: FrameResults<R>['results'] = [];
  const unanswered: number[] = [];
  const run = async (frameId: number) => {
    const target = { tabId, frameIds: [frameId] };
    const [injection] = await withTimeout(
      inject(target, script),
      FRAME_TIMEOUT_MS,
      'A script in a frame',
    );
    if (injection) results.push({ frameId, result: injection.result as R | undefined });
  };
  await Promise.all(
    frameIds.map((frameId) =>
      run(frameId).catch((error) => {
        if (error instanceof TimeoutError) unanswered.push(frameId);
      }),
    ),
  );
  return { results: results.sort((a, b) => a.frameId - b.frameId), unanswered };
}

/**
 * Runs a script in all responsive frames of a tab, within two seconds. Rejects if the browser denies access. `isComplete` is
 * `false` if a frame did not respond.
 */
export async function runInTab<R>(
  tabId: number,
  script: Script,
): Promise<{ results: FrameResults<R>['results']; isComplete: boolean }> {
  const { frameIds, isComplete } = await findFrames(tabId);
  const { results, unanswered } = await runInFrames<R>(tabId, frameIds, script);
  return { results, isComplete: isComplete && unanswered.length === 0 };
}

/** Inserts a stylesheet into a frame; repeated calls don't add it again. Rejects if the frame does not respond in time. */
export async function styleFrame(
  tabId: number,
  frameId: number,
  style: Pick<Scripting.CSSInjection, 'css' | 'origin'>,
): Promise<void> {
  const injection = { target: { tabId, frameIds: [frameId] }, ...style };
  const insert = async () => {
    await browser.scripting.removeCSS(injection);
    await browser.scripting.insertCSS(injection);
  };
  await withTimeout(insert(), FRAME_TIMEOUT_MS, 'A style in a frame');
}

function inject(target: Scripting.InjectionTarget, script: Script) {
  // Otherwise the browser waits until the document has loaded, which may never happen.
  return browser.scripting.executeScript({ target, injectImmediately: true, ...script });
}

function sorted(frameIds: number[]): number[] {
  return frameIds.sort((a, b) => a - b);
}

/** Runs in the page. */
function doNothing(): void {}

/** Runs in the page: announces that this frame responds, because another frame of the tab may hang. */
function announce(token: string): void {
  const { chrome } = globalThis as unknown as { chrome: typeof browser };
  chrome.runtime.sendMessage({ frameHere: token }).catch(() => {});
}
