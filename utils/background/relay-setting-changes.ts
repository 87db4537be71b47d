import browser from 'webextension-polyfill';
import type { SettingsChanged } from '../settings/watch-setting.ts';

/**
 * Sends the names of changed storage items to extension pages, without the values: with the browser's own events, every
 * listening page would get the key. Call it before anything is awaited.
 */
export function relaySettingChanges(): void {
  browser.storage.local.onChanged.addListener((changes) => {
    const message: SettingsChanged = { type: 'settings-changed', names: Object.keys(changes) };
    // Fails if no page is open.
    browser.runtime.sendMessage(message).catch(() => {});
  });
}
