import type { Tabs } from 'webextension-polyfill';
import { storage } from 'wxt/utils/storage';
import { createTabUpdates } from '../lib/browser/tab-updates.ts';

/**
 * Browsers keep pages in the back/forward cache for up to 10 minutes (Chromium) or 30 minutes (Firefox). If the sites
 * change or the extension is updated meanwhile, such a page has no current script that reports its return.
 */
const MAX_CACHED_MS = 30 * 60 * 1000;

/** Until when, in milliseconds since 1970, such a page may return. */
const untilState = storage.defineItem<number>('session:restored-pages-until', { fallback: 0 });

/**
 * Updates tabs that return from the back/forward cache within half an hour after a change. At other times, navigation
 * does not wake the background. Call it before anything is awaited. Returns a function to call after a change.
 */
export function watchRestoredPages(update: (tab: Tabs.Tab) => void): () => Promise<void> {
  const isOver = async () => {
    const left = (await untilState.getValue()) - Date.now();
    // If the clock was set back, the rest may be too long.
    return left <= 0 || left > MAX_CACHED_MS;
  };

  async function onTab(_: number, { status }: Tabs.OnUpdatedChangeInfoType, tab: Tabs.Tab) {
    if (status !== 'complete') return;
    if (await isOver()) setListening(false);
    else update(tab);
  }

  async function stopIfOver(): Promise<void> {
    setListening(!(await isOver().catch(() => true)));
  }

  const setListening = createTabUpdates('restored-pages', onTab);
  const starting = stopIfOver();

  return async () => {
    await untilState.setValue(Date.now() + MAX_CACHED_MS);
    await starting;
    setListening(true);
  };
}
