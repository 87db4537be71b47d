import browser, { type Runtime, type Scripting } from 'webextension-polyfill';
import { TimeoutError, withTimeout } from '../with-timeout.ts';

/*
 * The only place that runs scripts in tabs. A tab may never answer: a dialog is open, a script loops, the browser has
 * frozen it. One frame can be stuck alone, and then `allFrames` has no result at all. So every call has a
 * limit, and both limits together stay below the two seconds that a person may have to wait.
 */

/** For a tab to tell which frames it has. */
const TAB_LIMIT_MS = 700;

/** After this, responsive frames are asked to report one by one: a busy page often answers before. */
const ANNOUNCE_AFTER_MS = 250;

/** For one frame to run a script. */
const FRAME_LIMIT_MS = 1_200;

/** A function with its arguments, or files. Never waits for the document: it may still be loading. */
type Script = Pick<Scripting.ScriptInjection, 'func' | 'args' | 'files'>;

/** The frames of a tab that answer. */
export interface TabFrames {
  /** The top frame is 0, and first. */
  frameIds: number[];
  /** Whether no frame was left out because it did not answer. */
  isComplete: boolean;
  /** Where some frame did not answer: resolves when all do, maybe never; rejects when the tab is closed. */
  answering?: Promise<unknown>;
}

export interface FrameResults<R> {
  /** By frame, the top one first. `undefined` where the script failed. */
  results: { frameId: number; result: R | undefined }[];
  /** Frames that did not answer in time. */
  unanswered: number[];
}

/** Sends a message to the scripts in a tab that listen for it; rejects where none does, or not in time. */
export function tellTab(tabId: number, message: object): Promise<unknown> {
  return withTimeout(browser.tabs.sendMessage(tabId, message), TAB_LIMIT_MS, 'Telling a tab');
}

/**
 * Finds the frames of a tab that can run a script, within `TAB_LIMIT_MS`. Rejects where the browser lets no extension in.
 */
export async function findFrames(tabId: number): Promise<TabFrames> {
  const token = crypto.randomUUID();
  const announced = new Set<number>();
  const hear = (message: unknown, sender: Runtime.MessageSender): undefined => {
    const isReport = (message as { frameHere?: unknown } | undefined)?.frameHere === token;
    if (isReport && sender.tab?.id === tabId) announced.add(sender.frameId ?? 0);
  };
  const answering = inject({ tabId, allFrames: true }, { func: doNothing });
  const announcing = setTimeout(() => {
    browser.runtime.onMessage.addListener(hear);
    inject({ tabId, allFrames: true }, { func: announce, args: [token] }).catch(() => {});
  }, ANNOUNCE_AFTER_MS);
  try {
    const found = await withTimeout(answering, TAB_LIMIT_MS, 'Finding the frames of a tab');
    return { frameIds: sorted(found.map(({ frameId }) => frameId)), isComplete: true };
  } catch (error) {
    if (!(error instanceof TimeoutError)) throw error;
    return { frameIds: sorted([...announced]), isComplete: false, answering };
  } finally {
    clearTimeout(announcing);
    browser.runtime.onMessage.removeListener(hear);
  }
}

/**
 * Runs a script in some frames of a tab, within `FRAME_LIMIT_MS`. Never rejects: a frame that is gone, or that the
 * browser lets no extension into, has no result.
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
    const [done] = await withTimeout(inject(target, script), FRAME_LIMIT_MS, 'A script in a frame');
    if (done) results.push({ frameId, result: done.result as R | undefined });
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
 * Runs a script in all frames of a tab that answer, within two seconds. Rejects where the browser lets no extension in.
 * `isComplete` is `false` where a frame was left out because it did not answer.
 */
export async function runInTab<R>(
  tabId: number,
  script: Script,
): Promise<{ results: FrameResults<R>['results']; isComplete: boolean }> {
  const { frameIds, isComplete } = await findFrames(tabId);
  const { results, unanswered } = await runInFrames<R>(tabId, frameIds, script);
  return { results, isComplete: isComplete && unanswered.length === 0 };
}

/** Puts a style into one frame, once however often it is asked; rejects when the frame does not answer in time. */
export async function styleFrame(
  tabId: number,
  frameId: number,
  style: Pick<Scripting.CSSInjection, 'css' | 'origin'>,
): Promise<void> {
  const injection = { target: { tabId, frameIds: [frameId] }, ...style };
  const put = async () => {
    await browser.scripting.removeCSS(injection);
    await browser.scripting.insertCSS(injection);
  };
  await withTimeout(put(), FRAME_LIMIT_MS, 'A style in a frame');
}

function inject(target: Scripting.InjectionTarget, script: Script) {
  // Without this the browser waits until the document has loaded, which some never have.
  return browser.scripting.executeScript({ target, injectImmediately: true, ...script });
}

function sorted(frameIds: number[]): number[] {
  return frameIds.sort((a, b) => a - b);
}

/** Runs in the page. */
function doNothing(): void {}

/** Runs in the page: says that this frame runs scripts, while another one of the tab may be stuck. */
function announce(token: string): void {
  const { chrome } = globalThis as unknown as { chrome: typeof browser };
  chrome.runtime.sendMessage({ frameHere: token }).catch(() => {});
}
