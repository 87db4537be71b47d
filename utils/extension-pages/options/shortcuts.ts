import browser from 'webextension-polyfill';
import { isFirefox } from '../../lib/browser/browser-kind.ts';

/** The manifest's commands and their purposes. Chromium and Firefox name the panel's command differently. */
const PURPOSES = {
  inspect: 'inspect',
  _execute_action: 'search',
  'open-side-panel': 'panel',
  _execute_sidebar_action: 'panel',
} as const;

export interface Shortcut {
  purpose: (typeof PURPOSES)[keyof typeof PURPOSES];
  /** As formatted by the browser; missing if unassigned. */
  keys: string | undefined;
}

/** Reads the shortcuts as assigned in the browser; none on mobile devices. */
export async function readShortcuts(): Promise<Shortcut[]> {
  const commands = (await browser.commands?.getAll()) ?? [];
  const names = Object.keys(PURPOSES) as (keyof typeof PURPOSES)[];
  return names.flatMap((wanted) => {
    const command = commands.find(({ name }) => name === wanted);
    return command ? [{ purpose: PURPOSES[wanted], keys: command.shortcut || undefined }] : [];
  });
}

/** Firefox 137 and later; the polyfill's types lack it. */
interface ShortcutSettings {
  openShortcutSettings?(): Promise<void>;
}

/** Returns a function that opens the browser's shortcut settings; `undefined` if extensions cannot open them. */
export function shortcutSettings(): (() => Promise<unknown>) | undefined {
  const { openShortcutSettings } = (browser.commands ?? {}) as ShortcutSettings;
  if (openShortcutSettings) return () => openShortcutSettings();
  return isFirefox()
    ? undefined
    : () => browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
}
