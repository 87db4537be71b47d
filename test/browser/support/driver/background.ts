import { privilegedScript } from './firefox-internals.ts';
import type { ExtensionBrowser } from './types.ts';

/** Whether the background is running. The check does not wake it. */
export async function isBackgroundRunning({
  kind,
  browser,
  extensionUrl,
}: ExtensionBrowser): Promise<boolean> {
  if (kind === 'chromium') {
    const own = extensionUrl('');
    return browser
      .targets()
      .some((it) => it.type() === 'service_worker' && it.url().startsWith(own));
  }
  const { host } = new URL(extensionUrl(''));
  const runPrivileged = await privilegedScript(browser);
  const state = await runPrivileged(
    `WebExtensionPolicy.getByHostname(${JSON.stringify(host)}).extension.backgroundState`,
  );
  return state !== 'stopped';
}
