import browser from 'webextension-polyfill';
import { updateItem } from '../lib/update-item.ts';
import { welcomedState } from '../settings/settings.ts';

/** Opens the welcome page in a tab. */
export async function showWelcome(): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL('welcome.html') });
}

/** Opens the welcome page unless it was shown before. */
export async function welcomeOnce(): Promise<void> {
  let isFirst = false;
  await updateItem(welcomedState, (wasShown) => {
    isFirst = !wasShown;
    return true;
  });
  if (!isFirst) return;
  await showWelcome();
}
