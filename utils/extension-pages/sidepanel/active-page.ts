import browser, { type Tabs } from 'webextension-polyfill';
import { onAbort } from '../../lib/on-abort.ts';
import { getActiveTab } from '../page/list-page-gpts.ts';

/**
 * Delays after a navigation, in milliseconds, after which the page is read again: applications change their URL
 * before their content. Later content is read when the user returns to the panel.
 */
const RECHECK_DELAYS_MS = [1_000, 2_500, 5_000];

/**
 * Calls `onChange` with the tab that the panel is about whenever its page may have changed: another tab is activated,
 * the tab navigates (and shortly after), or the user returns to the panel; until the signal aborts. Returns a
 * function that triggers an update. A panel that runs in a tab itself stays with the page that was active before;
 * `fixedTabId` is the tab from which it was opened. After reading the page, `onChange` has to check `isCurrent`: it
 * returns false if a later update was faster or another page is active now.
 */
export function watchActivePage(
  fixedTabId: number | undefined,
  onChange: (tab: Tabs.Tab | undefined, isCurrent: () => boolean) => Promise<void>,
  signal: AbortSignal,
): () => Promise<void> {
  let shownTabId = fixedTabId;
  let later: ReturnType<typeof setTimeout>[] = [];
  let started = 0;
  let shownTurn = 0;

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
    // Updates run concurrently, because pages take different times to read.
    const isCurrent = () => {
      const isLate = turn < shownTurn || (tab !== undefined && tab.id !== (shownTabId ?? tab.id));
      if (signal.aborted || isLate) return false;
      shownTurn = turn;
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
    later = RECHECK_DELAYS_MS.map((ms) => setTimeout(queueUpdate, ms));
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
