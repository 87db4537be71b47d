import browser from 'webextension-polyfill';
import { isFirefox } from '../../lib/browser/browser-kind.ts';

/** The commands of the manifest, and what they do. Chromium and Firefox name the panel's differently. */
const PURPOSES = {
  inspect: 'inspect',
  _execute_action: 'search',
  'open-side-panel': 'panel',
  _execute_sidebar_action: 'panel',
} as const;

export interface Shortcut {
  purpose: (typeof PURPOSES)[keyof typeof PURPOSES];
  /** As the browser writes them; missing where none are set. */
  keys: string | undefined;
}

/** What has a shortcut, with its keys as the browser has them: they are changed there. None on a phone. */
export async function readShortcuts(): Promise<Shortcut[]> {
  const commands = (await browser.commands?.getAll()) ?? [];
  const names = Object.keys(PURPOSES) as (keyof typeof PURPOSES)[];
  return names.flatMap((wanted) => {
    const command = commands.find(({ name }) => name === wanted);
    return command ? [{ purpose: PURPOSES[wanted], keys: command.shortcut || undefined }] : [];
  });
}

/** Firefox since version 137; the polyfill's types do not know it. */
interface ShortcutSettings {
  openShortcutSettings?(): Promise<void>;
}

/** Opens the browser's own page on which shortcuts are changed; missing where no extension can. */
export function shortcutSettings(): (() => Promise<unknown>) | undefined {
  const { openShortcutSettings } = (browser.commands ?? {}) as ShortcutSettings;
  if (openShortcutSettings) return () => openShortcutSettings();
  return isFirefox()
    ? undefined
    : () => browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
}
