import browser, { type Tabs } from 'webextension-polyfill';
import { tabInFront } from '../counting/on-page.ts';

/**
 * Tells which tab the side panel is about, now and whenever another one comes to the front or goes elsewhere, until
 * the signal aborts. A panel that is itself in a tab stays with the page that was there before; `fixed` is the
 * tab that it was opened from. A page may take longer to be read than the next one: each time that `hear` is called, the
 * signal that it was given before is aborted.
 */
export async function watchPageInFront(
  fixed: number | undefined,
  hear: (tab: Tabs.Tab | undefined, outdated: AbortSignal) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const own = await browser.tabs.getCurrent();
  let shown = fixed;
  let latest = new AbortController();

  async function tell(): Promise<void> {
    latest.abort();
    latest = new AbortController();
    const outdated = AbortSignal.any([latest.signal, signal]);
    const front = await tabInFront();
    if (outdated.aborted) return;
    if (front && front.id !== own?.id) shown = front.id;
    const tab = shown === undefined ? front : await browser.tabs.get(shown).catch(() => undefined);
    if (!outdated.aborted) await hear(tab, outdated);
  }

  const onActivated = () => tell();
  const onUpdated = (id: number, change: Tabs.OnUpdatedChangeInfoType) => {
    if (id === shown && change.status === 'complete') tell();
  };
  if (!signal.aborted) {
    browser.tabs.onActivated.addListener(onActivated);
    browser.tabs.onUpdated.addListener(onUpdated);
  }
  signal.addEventListener('abort', () => {
    browser.tabs.onActivated.removeListener(onActivated);
    browser.tabs.onUpdated.removeListener(onUpdated);
  });
  await tell();
}
