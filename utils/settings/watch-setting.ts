import browser, { type Runtime } from 'webextension-polyfill';
import { onAbort } from '../lib/on-abort.ts';
import type { Setting } from './settings.ts';

/** What the background tells the extension's pages: items of `storage.local` that have changed, by their names. */
export interface SettingsChanged {
  type: 'settings-changed';
  names: string[];
}

/**
 * Hears of a setting's value after each change, made here or elsewhere, until the signal aborts. For popup and side
 * panel: they learn the name from the background and read the value themselves, so that no event brings them the key.
 */
export function watchSetting<T>(
  setting: Pick<Setting<T>, 'key' | 'getValue'>,
  hear: (value: T) => void,
  signal?: AbortSignal,
): void {
  const name = setting.key.replace(/^local:/, '');

  // No promise comes back: these messages have no answer, and those of others are not for us.
  const onMessage = (message: unknown, sender: Runtime.MessageSender): undefined => {
    const isOurs = sender.id === browser.runtime.id && sender.tab === undefined;
    if (!isOurs || !isSettingsChanged(message) || !message.names.includes(name)) return;
    setting
      .getValue()
      .then((value) => !signal?.aborted && hear(value))
      // What cannot be read stays as it is shown.
      .catch(() => {});
  };

  browser.runtime.onMessage.addListener(onMessage);
  if (signal) onAbort(signal, () => browser.runtime.onMessage.removeListener(onMessage));
}

function isSettingsChanged(message: unknown): message is SettingsChanged {
  return (message as Partial<SettingsChanged> | null)?.type === 'settings-changed';
}
