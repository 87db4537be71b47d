import browser from 'webextension-polyfill';
import { findFrames, runInFrames } from '../lib/browser/frames.ts';
import { WEB_PAGES } from '../lib/browser/permissions.ts';
import { isWorkingAt, readScope, type Scope } from '../settings/scope.ts';
import { countFrames, stopFrames, watchFrames } from './content-scripts.ts';

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
      const wasWorking = before !== undefined && isWorkingAt(before, url);
      if (wasWorking || isWorkingAt(after, url)) await updateTab(id, before === undefined);
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
export async function updateTab(tabId: number, isAnew = false): Promise<void> {
  wanted.set(tabId, wanted.get(tabId) || isAnew);
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

async function updateFrames(tabId: number, isAnew: boolean): Promise<void> {
  const { frameIds, answering } = await findFrames(tabId);
  answering?.then(
    () => updateTab(tabId, isAnew),
    () => {},
  );
  // Each by itself: a frame that does not answer holds up no other.
  await Promise.all(frameIds.map((frameId) => updateFrame(tabId, frameId, isAnew)));
}

async function updateFrame(tabId: number, frameId: number, isAnew: boolean): Promise<void> {
  const { results } = await runInFrames<Found>(tabId, [frameId], { func: lookAround });
  const found = results[0]?.result;
  if (!found) return;
  const where = await readScope();
  const isWanted = isWorkingAt(where, found.address);
  if (found.isWatched && !isWanted) await stopFrames(tabId, [frameId]);
  if (isWanted && (isAnew || !found.isWatched)) await watchFrames(tabId, [frameId]);

  const isCounting = isWanted && where.isCounting;
  const isChanged = isCounting ? isAnew || !found.isCounted : found.isCounted;
  if (isChanged) await countFrames(tabId, [frameId], isCounting);
}

type Found = ReturnType<typeof lookAround>;

/** Runs in the page. A frame without an address of its own has its parent's as its base. */
function lookAround() {
  const isOnWeb = location.protocol.startsWith('http');
  return {
    address: isOnWeb ? location.href : document.baseURI,
    isWatched: Object.hasOwn(globalThis, 'gptLens'),
    isCounted: Object.hasOwn(globalThis, 'gptLensCounter'),
  };
}
