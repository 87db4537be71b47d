import browser, { type Runtime } from 'webextension-polyfill';
import { onAbort } from '../lib/on-abort.ts';
import type { Setting } from './settings.ts';

/** The background sends it to extension pages: the names of changed items of `storage.local`. */
export interface SettingsChanged {
  type: 'settings-changed';
  names: string[];
}

/**
 * Calls `onChange` after every change of a setting in any context, until the signal aborts. For popup and side panel:
 * they get only the name from the background and read the value themselves, so that no event contains the key.
 */
export function watchSetting<T>(
  setting: Pick<Setting<T>, 'key' | 'getValue'>,
  onChange: (value: T) => void,
  signal?: AbortSignal,
): void {
  const name = setting.key.replace(/^local:/, '');

  // Returns no promise: these messages have no response, and other listeners answer all others.
  const onMessage = (message: unknown, sender: Runtime.MessageSender): undefined => {
    const isOurs = sender.id === browser.runtime.id && sender.tab === undefined;
    if (!isOurs || !isSettingsChanged(message) || !message.names.includes(name)) return;
    setting
      .getValue()
      .then((value) => !signal?.aborted && onChange(value))
      // If reading fails, the page keeps the old value.
      .catch(() => {});
  };

  browser.runtime.onMessage.addListener(onMessage);
  if (signal) onAbort(signal, () => browser.runtime.onMessage.removeListener(onMessage));
}

function isSettingsChanged(message: unknown): message is SettingsChanged {
  return (message as Partial<SettingsChanged> | null)?.type === 'settings-changed';
}
