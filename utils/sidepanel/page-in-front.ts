import browser, { type Tabs } from 'webextension-polyfill';
import { createSerialQueue } from '../async/serial-queue.ts';
import { tabInFront } from '../counting/on-page.ts';

/**
 * Tells which tab the side panel is about, now and whenever another one comes to the front or goes elsewhere, until
 * the signal aborts. A panel that is itself in a tab stays with the page that was there before; `fixed` is the
 * tab that it was opened from.
 */
export async function watchPageInFront(
  fixed: number | undefined,
  hear: (tab: Tabs.Tab | undefined) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const own = await browser.tabs.getCurrent();
  // One page may take longer to be read than the next: the last one in front has the last word.
  const inTurn = createSerialQueue();
  let shown = fixed;

  async function look(): Promise<void> {
    const front = await tabInFront();
    if (front && front.id !== own?.id) shown = front.id;
    const tab = shown === undefined ? front : await browser.tabs.get(shown).catch(() => undefined);
    if (!signal.aborted) await hear(tab);
  }

  const tell = () => inTurn(look);

  const onActivated = () => tell();
  const onUpdated = (id: number, change: Tabs.OnUpdatedChangeInfoType) => {
    if (id === shown && change.status === 'complete') tell();
  };
  browser.tabs.onActivated.addListener(onActivated);
  browser.tabs.onUpdated.addListener(onUpdated);
  signal.addEventListener('abort', () => {
    browser.tabs.onActivated.removeListener(onActivated);
    browser.tabs.onUpdated.removeListener(onUpdated);
  });
  await tell();
}
