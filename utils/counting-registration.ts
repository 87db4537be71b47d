import browser from 'webextension-polyfill';
import type { counterHere } from './counting/counter.ts';
import { countingSetting } from './settings.ts';

const COUNTER = 'counter';
const COUNTER_FILE = '/counter.js';
const WEB_PAGES = ['http://*/*', 'https://*/*'];

let lastChange: Promise<void> = Promise.resolve();

/** Brings the counter to every page, or away from all, as the setting says; one change after the other. */
export function applyCounting(): Promise<void> {
  lastChange = lastChange.then(async () => {
    const isOn = await countingSetting.getValue();
    await (isOn ? startCounting() : stopCounting());
  });
  // A change that failed must not keep the next one from being made.
  lastChange = lastChange.catch((error) => console.error('GPT Lens: counting', error));
  return lastChange;
}

async function startCounting(): Promise<void> {
  if (!(await isRegistered())) {
    await browser.scripting.registerContentScripts([
      {
        id: COUNTER,
        js: [COUNTER_FILE],
        matches: WEB_PAGES,
        allFrames: true,
        matchOriginAsFallback: true,
        persistAcrossSessions: true,
        runAt: 'document_idle',
      },
    ]);
  }
  await inOpenTabs((tabId) =>
    browser.scripting.executeScript({ target: { tabId, allFrames: true }, files: [COUNTER_FILE] }),
  );
}

async function stopCounting(): Promise<void> {
  if (!(await isRegistered())) return;
  await browser.scripting.unregisterContentScripts({ ids: [COUNTER] });
  await inOpenTabs(async (tabId) => {
    await browser.action.setBadgeText({ tabId, text: '' });
    await browser.scripting.executeScript({ target: { tabId, allFrames: true }, func: stopHere });
  });
}

async function isRegistered(): Promise<boolean> {
  const registered = await browser.scripting.getRegisteredContentScripts({ ids: [COUNTER] });
  return registered.length > 0;
}

async function inOpenTabs(work: (tabId: number) => Promise<unknown>): Promise<void> {
  const tabs = await browser.tabs.query({ url: WEB_PAGES });
  // Not waited for: a tab that loads for ever would keep all others from the next change.
  void Promise.allSettled(tabs.map(({ id }) => (id === undefined ? undefined : work(id))));
}

/** Runs in the page, so it can name nothing from here. */
function stopHere(): void {
  const here = globalThis as typeof counterHere;
  here.gptLensCounter?.stop();
  here.gptLensCounter = undefined;
}
