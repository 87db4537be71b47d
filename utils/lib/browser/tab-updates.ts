import browser, { type Tabs } from 'webextension-polyfill';

type Hear = (
  tabId: number,
  change: Tabs.OnUpdatedChangeInfoType,
  tab: Tabs.Tab,
) => Promise<void> | void;

/** Starts Firefox's background once more soon, so that it registers what wakes it from then on. */
const REGISTER = 'register-tab-updates';

/**
 * Hears of navigations only while that is wanted: each of them wakes the background. Call it before anything is awaited, or
 * the event that woke the background is lost. Returns what switches it on and off; once it has started, the background
 * has to switch it off where it is not wanted.
 *
 * Chromium forgets a listener that is removed. Firefox goes on waking the background for each that was registered when it
 * started, until one start does not register it, so there the last wish has to be known at once: no other storage of an
 * extension answers without being awaited. In Chromium's service worker it does not exist, and is not needed.
 */
export function createTabUpdates(name: string, hear: Hear): (isWanted: boolean) => void {
  const { onUpdated } = browser.tabs;
  const key = `hears-tabs:${name}`;
  const wishes = (globalThis as { localStorage?: Storage }).localStorage;
  const wasWanted = !wishes || wishes.getItem(key) !== null;
  if (wasWanted) onUpdated.addListener(hear);

  return (isWanted) => {
    onUpdated.removeListener(hear);
    if (isWanted) onUpdated.addListener(hear);
    if (!wishes) return;
    if (!isWanted) wishes.removeItem(key);
    else if (wishes.getItem(key) === null) {
      wishes.setItem(key, '');
      browser.alarms.create(REGISTER, { delayInMinutes: 1 });
    }
  };
}
