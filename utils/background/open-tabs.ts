import browser from 'webextension-polyfill';
import { findFrames, runInFrames } from '../lib/browser/frames.ts';
import { WEB_PAGES } from '../lib/browser/permissions.ts';
import { isActiveAt, readScope, type Scope } from '../settings/scope.ts';
import { injectWatcher, setCounting, stopWatcher } from './content-scripts.ts';

/**
 * Updates open tabs to the state that newly opened ones would have. Skips tabs that were excluded and stay so. Without
 * `previous`, after an installation or update, injects the watcher again into every tab.
 */
export async function updateOpenTabs(current: Scope, previous?: Scope): Promise<void> {
  const tabs = await browser.tabs.query({ url: WEB_PAGES });
  await Promise.allSettled(
    tabs.map(async ({ id, url }) => {
      if (id === undefined || url === undefined) return;
      const wasActive = previous !== undefined && isActiveAt(previous, url);
      if (wasActive || isActiveAt(current, url)) await updateTab(id, previous === undefined);
    }),
  );
}

/** Tabs that need another update after the current one; `true`: inject new watchers. */
const pending = new Map<number, boolean>();
const updating = new Set<number>();

/**
 * Updates one tab to the scope at the time when it responds. Tabs are independent, so that a stuck one does not delay
 * the others. A tab that does not respond in time is updated when it does, if the background is still running; until
 * then, the background rejects messages of its outdated watcher.
 */
export async function updateTab(tabId: number, isReinjecting = false): Promise<void> {
  pending.set(tabId, pending.get(tabId) || isReinjecting);
  if (updating.has(tabId)) return;
  updating.add(tabId);
  try {
    for (let next = pending.get(tabId); next !== undefined; next = pending.get(tabId)) {
      pending.delete(tabId);
      await updateFrames(tabId, next);
    }
  } finally {
    updating.delete(tabId);
  }
}

async function updateFrames(tabId: number, isReinjecting: boolean): Promise<void> {
  const { frameIds, pending } = await findFrames(tabId);
  pending?.then(
    () => updateTab(tabId, isReinjecting),
    () => {},
  );
  // In parallel: a frame that does not respond does not delay the others.
  await Promise.all(frameIds.map((frameId) => updateFrame(tabId, frameId, isReinjecting)));
}

async function updateFrame(tabId: number, frameId: number, isReinjecting: boolean): Promise<void> {
  const { results } = await runInFrames<FrameStatus>(tabId, [frameId], { func: getFrameStatus });
  const status = results[0]?.result;
  if (!status) return;
  const scope = await readScope();
  const isWanted = isActiveAt(scope, status.url);
  if (status.isWatched && !isWanted) await stopWatcher(tabId, [frameId]);
  if (isWanted && (isReinjecting || !status.isWatched)) await injectWatcher(tabId, [frameId]);

  const isCounting = isWanted && scope.isCounting;
  const isChanged = isCounting ? isReinjecting || !status.isCounted : status.isCounted;
  if (isChanged) await setCounting(tabId, [frameId], isCounting);
}

type FrameStatus = ReturnType<typeof getFrameStatus>;

/** Runs in the page. The base URL of a frame without a URL of its own is its parent's. */
function getFrameStatus() {
  const isOnWeb = location.protocol.startsWith('http');
  return {
    url: isOnWeb ? location.href : document.baseURI,
    isWatched: Object.hasOwn(globalThis, 'gptLens'),
    isCounted: Object.hasOwn(globalThis, 'gptLensCounter'),
  };
}
