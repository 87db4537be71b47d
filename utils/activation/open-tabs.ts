import browser from 'webextension-polyfill';
import { findFrames, runInFrames } from '../browser/frames.ts';
import { WEB_PAGES } from '../browser/permissions.ts';
import { countFrames, stopFrames, watchFrames } from './content-scripts.ts';
import { isWorkingAt, readScope, type Scope } from './scope.ts';

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
  const { frameIds: all, answering } = await findFrames(tabId);
  answering?.then(
    () => updateTab(tabId, isAnew),
    () => {},
  );
  const looked = await runInFrames<Found>(tabId, all, { func: lookAround });
  const where = await readScope();
  const frameIds = (choose: (found: Found, isWanted: boolean) => boolean) =>
    looked.results
      .filter(({ result }) => result && choose(result, isWorkingAt(where, result.address)))
      .map(({ frameId }) => frameId);
  const toStop = frameIds(({ isWatched }, isWanted) => isWatched && !isWanted);
  const toWatch = frameIds(({ isWatched }, isWanted) => isWanted && (isAnew || !isWatched));
  if (toStop.length) await stopFrames(tabId, toStop);
  if (toWatch.length) await watchFrames(tabId, toWatch);

  const counts = (isWanted: boolean) => isWanted && where.isCounting;
  const toCount = frameIds(({ isCounted }, isWanted) => counts(isWanted) && (isAnew || !isCounted));
  const toLeave = frameIds(({ isCounted }, isWanted) => isCounted && !counts(isWanted));
  if (toLeave.length) await countFrames(tabId, toLeave, false);
  if (toCount.length) await countFrames(tabId, toCount, true);
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
