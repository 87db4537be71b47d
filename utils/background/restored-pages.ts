import type { Tabs } from 'webextension-polyfill';
import { storage } from 'wxt/utils/storage';
import { createTabUpdates } from '../lib/browser/tab-updates.ts';

/**
 * Browsers keep a page in the back/forward cache for 10 minutes (Chromium) or 30 (Firefox). One that was put there
 * before a change of sites, or before an update, runs no script of ours and cannot tell that it is back.
 */
const LONGEST_CACHED_MS = 30 * 60 * 1000;

/** Until when, in milliseconds since 1970, such a page may come back. */
const untilState = storage.defineItem<number>('session:restored-pages-until', { fallback: 0 });

/**
 * Updates tabs that are shown again from the back/forward cache, for half an hour after a change; at all other times
 * no navigation wakes the background. Call it before anything is awaited. Returns what to call after a change.
 */
export function watchRestoredPages(update: (tab: Tabs.Tab) => void): () => Promise<void> {
  const isOver = async () => {
    const left = (await untilState.getValue()) - Date.now();
    // A clock that was set back must not make it last longer.
    return left <= 0 || left > LONGEST_CACHED_MS;
  };

  async function onTab(_: number, { status }: Tabs.OnUpdatedChangeInfoType, tab: Tabs.Tab) {
    if (status !== 'complete') return;
    if (await isOver()) hearTabs(false);
    else update(tab);
  }

  async function stopIfOver(): Promise<void> {
    hearTabs(!(await isOver().catch(() => true)));
  }

  const hearTabs = createTabUpdates('restored-pages', onTab);
  const starting = stopIfOver();

  return async () => {
    await untilState.setValue(Date.now() + LONGEST_CACHED_MS);
    await starting;
    hearTabs(true);
  };
}
