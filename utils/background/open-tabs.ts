import browser from 'webextension-polyfill';
import { findFrames, runInFrames } from '../lib/browser/frames.ts';
import { WEB_PAGES } from '../lib/browser/permissions.ts';
import { isActiveAt, readScope, type Scope } from '../settings/scope.ts';
import { injectWatcher, setCounting, stopWatcher } from './content-scripts.ts';

/**
 * Makes the tabs that are open already as they would be if they were opened now. A tab that was
 * excluded and stays so is not touched. `before` is missing where all that runs in tabs is of an
 * extension before an update, or nothing yet: then every watcher is put there again.
 */
export async function updateOpenTabs(after: Scope, before?: Scope): Promise<void> {
  const tabs = await browser.tabs.query({ url: WEB_PAGES });
  await Promise.allSettled(
    tabs.map(async ({ id, url }) => {
      if (id === undefined || url === undefined) return;
      const wasWorking = before !== undefined && isActiveAt(before, url);
      if (wasWorking || isActiveAt(after, url)) await updateTab(id, before === undefined);
    }),
  );
}

/** Tabs that have to be updated once more when the update under way is done; `true`: with new watchers. */
const wanted = new Map<number, boolean>();
const updating = new Set<number>();

/**
 * Brings one tab up to date: with the scope of the moment in which it answers. Each tab has its own turn, so that
 * a stuck one holds up no other. One that does not answer in time is updated when it does, if the background is
 * still there by then; until then the background refuses what an outdated watcher asks for.
 */
export async function updateTab(tabId: number, isReinjecting = false): Promise<void> {
  wanted.set(tabId, wanted.get(tabId) || isReinjecting);
  if (updating.has(tabId)) return;
  updating.add(tabId);
  try {
    for (let next = wanted.get(tabId); next !== undefined; next = wanted.get(tabId)) {
      wanted.delete(tabId);
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
  // Each by itself: a frame that does not answer holds up no other.
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

/** Runs in the page. A frame without an address of its own has its parent's as its base. */
function getFrameStatus() {
  const isOnWeb = location.protocol.startsWith('http');
  return {
    url: isOnWeb ? location.href : document.baseURI,
    isWatched: Object.hasOwn(globalThis, 'gptLens'),
    isCounted: Object.hasOwn(globalThis, 'gptLensCounter'),
  };
}
