import browser from 'webextension-polyfill';
import { type HoverSettings, isDefaultHover } from './hover/hovering.ts';
import { tellHovering } from './tell-hovering.ts';

const WATCHER = 'watcher';
const WATCHER_FILE = '/watcher.js';
const CARD_FILE = '/card.js';
const WEB_PAGES = ['http://*/*', 'https://*/*'];

/**
 * Puts the watcher on every web page from now on, and into the tabs that are open already.
 * It is registered, not declared, so that an excluded site gets no script at all.
 */
export async function registerWatcher(): Promise<void> {
  const script = {
    id: WATCHER,
    js: [WATCHER_FILE],
    matches: WEB_PAGES,
    allFrames: true,
    matchOriginAsFallback: true,
    persistAcrossSessions: true,
    runAt: 'document_idle' as const,
  };
  const registered = await browser.scripting.getRegisteredContentScripts({ ids: [WATCHER] });
  if (registered.length) await browser.scripting.updateContentScripts([script]);
  else await browser.scripting.registerContentScripts([script]);
}

/** The tabs that were open before the extension was installed or updated. */
export async function watchOpenTabs(): Promise<void> {
  const tabs = await browser.tabs.query({ url: WEB_PAGES });
  await Promise.allSettled(tabs.map(({ id }) => (id === undefined ? undefined : watchTab(id))));
}

async function watchTab(tabId: number): Promise<void> {
  const target = { tabId, allFrames: true };
  await browser.scripting.executeScript({ target, func: removeOrphanedCard });
  await browser.scripting.executeScript({ target, files: [WATCHER_FILE] });
}

/**
 * Runs in the page. Firefox ends the scripts of the extension before an update at once, so that a card
 * that is open just then is left behind, with nobody to close it.
 */
function removeOrphanedCard(): void {
  for (const element of document.querySelectorAll('html > div, dialog > div, :fullscreen > div')) {
    const { openOrClosedShadowRoot } = element as { openOrClosedShadowRoot?: ShadowRoot | null };
    if (openOrClosedShadowRoot?.querySelector('.lens.card')) element.remove();
  }
}

/** Brings the card into one frame, beside the watcher that asks for it. */
export async function loadCard(
  tabId: number,
  frameId: number,
  hovering: HoverSettings,
): Promise<void> {
  const target = { tabId, frameIds: [frameId] };
  // Who hovers as most do pays nothing for the choice.
  if (!isDefaultHover(hovering)) await tellHovering(target, hovering);
  await browser.scripting.executeScript({ target, files: [CARD_FILE] });
}
