import browser, { type Tabs } from 'webextension-polyfill';
import { onAbort } from '../../lib/on-abort.ts';
import { getActiveTab } from '../page/list-page-gpts.ts';

/**
 * When a page is looked at again after it went elsewhere, in milliseconds: applications change their address first and
 * bring what belongs to it later. What comes later still is found when somebody comes to the panel.
 */
const LATER_MS = [1_000, 2_500, 5_000];

/**
 * Tells which tab the side panel is about whenever its page may be another one: when another tab comes to the front,
 * when it goes elsewhere and shortly after, and when somebody comes to the panel; until the signal aborts. Returns what
 * tells it now. A panel that is itself in a tab stays with the page that was there before; `fixed` is the tab that it
 * was opened from. `hear` has to ask `isCurrent` when it has read the page: not where a later look was quicker, or
 * another page has come to the front.
 */
export function watchActivePage(
  fixedTabId: number | undefined,
  onChange: (tab: Tabs.Tab | undefined, isCurrent: () => boolean) => Promise<void>,
  signal: AbortSignal,
): () => Promise<void> {
  let shownTabId = fixedTabId;
  let later: ReturnType<typeof setTimeout>[] = [];
  let started = 0;
  let told = 0;

  async function queueUpdate(): Promise<void> {
    if (signal.aborted) return;
    started += 1;
    const turn = started;
    const [activeTab, ownTab] = await Promise.all([getActiveTab(), browser.tabs.getCurrent()]);
    if (activeTab && activeTab.id !== ownTab?.id) shownTabId = activeTab.id;
    const tab =
      shownTabId === undefined
        ? activeTab
        : await browser.tabs.get(shownTabId).catch(() => undefined);
    // Not in turn: one page may take longer to be read than the next.
    const isCurrent = () => {
      const isLate = turn < told || (tab !== undefined && tab.id !== (shownTabId ?? tab.id));
      if (signal.aborted || isLate) return false;
      told = turn;
      return true;
    };
    if (!signal.aborted) await onChange(tab, isCurrent);
  }

  function stopWaiting(): void {
    for (const timer of later) clearTimeout(timer);
    later = [];
  }

  const onActivated = () => queueUpdate();
  const onUpdated = (id: number, change: Tabs.OnUpdatedChangeInfoType) => {
    if (id !== shownTabId || (change.status !== 'complete' && !change.url)) return;
    stopWaiting();
    later = LATER_MS.map((ms) => setTimeout(queueUpdate, ms));
    queueUpdate();
  };
  browser.tabs.onActivated.addListener(onActivated);
  browser.tabs.onUpdated.addListener(onUpdated);
  document.addEventListener('pointerenter', onActivated);
  addEventListener('focus', onActivated);
  onAbort(signal, () => {
    stopWaiting();
    browser.tabs.onActivated.removeListener(onActivated);
    browser.tabs.onUpdated.removeListener(onUpdated);
    document.removeEventListener('pointerenter', onActivated);
    removeEventListener('focus', onActivated);
  });
  return queueUpdate;
}
