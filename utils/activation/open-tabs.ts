import browser from 'webextension-polyfill';
import { WEB_PAGES } from '../browser/permissions.ts';
import { countFrames, stopFrames, watchFrames } from './content-scripts.ts';
import { isWorkingAt, type Scope } from './scope.ts';

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
      if (wasWorking || isWorkingAt(after, url)) await updateTab(id, after, before === undefined);
    }),
  );
}

async function updateTab(tabId: number, where: Scope, isAnew: boolean): Promise<void> {
  const frames = await browser.scripting.executeScript({
    target: { tabId, allFrames: true },
    // A page that never finishes loading is updated too.
    injectImmediately: true,
    func: lookAround,
  });
  const frameIds = (choose: (found: Found, isWanted: boolean) => boolean) =>
    frames
      .filter(({ result }) => {
        const found = result as Found | undefined;
        return found && choose(found, isWorkingAt(where, found.address));
      })
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
