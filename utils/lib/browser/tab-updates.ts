import browser, { type Tabs } from 'webextension-polyfill';

type OnTabUpdated = (
  tabId: number,
  change: Tabs.OnUpdatedChangeInfoType,
  tab: Tabs.Tab,
) => Promise<void> | void;

/** The alarm that restarts Firefox's event page, which then registers its listeners anew. */
const REGISTER_ALARM = 'register-tab-updates';

/**
 * Listens to tab updates only while they are needed, because each navigation wakes the background. Call it before any
 * `await`, or the event that woke the background is lost. Returns a function that turns the listener on or off; call it
 * after start-up with the current setting.
 *
 * Chromium forgets a removed listener. Firefox keeps waking the event page for every listener registered at its start,
 * until a start does not register it. So the last state must be known synchronously, and `localStorage` is the only
 * synchronous storage. Chromium's service worker has no `localStorage` and does not need it.
 */
export function createTabUpdates(
  name: string,
  onTabUpdated: OnTabUpdated,
): (isEnabled: boolean) => void {
  const { onUpdated } = browser.tabs;
  // Stored: the key must not change.
  const key = `hears-tabs:${name}`;
  const storage = (globalThis as { localStorage?: Storage }).localStorage;
  const wasEnabled = !storage || storage.getItem(key) !== null;
  if (wasEnabled) onUpdated.addListener(onTabUpdated);

  return (isEnabled) => {
    onUpdated.removeListener(onTabUpdated);
    if (isEnabled) onUpdated.addListener(onTabUpdated);
    if (!storage) return;
    if (!isEnabled) storage.removeItem(key);
    else if (storage.getItem(key) === null) {
      storage.setItem(key, '');
      browser.alarms.create(REGISTER_ALARM, { delayInMinutes: 1 });
    }
  };
}
