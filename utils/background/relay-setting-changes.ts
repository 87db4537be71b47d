import browser from 'webextension-polyfill';
import type { SettingsChanged } from '../settings/watch-setting.ts';

/**
 * Tells the extension's pages the names of the items that change, without their values: the browser's own events would
 * bring the key to every page that listens. Call it before anything is awaited: a change wakes a background that is dead.
 */
export function relayChanges(): void {
  browser.storage.local.onChanged.addListener((changes) => {
    const message: SettingsChanged = { type: 'settings-changed', names: Object.keys(changes) };
    // It fails where no page is open.
    browser.runtime.sendMessage(message).catch(() => {});
  });
}
