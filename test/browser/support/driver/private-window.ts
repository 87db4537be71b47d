import type { Page } from 'puppeteer-core';
import { waitForExtensionPage } from './extension-page.ts';
import { privilegedScript } from './firefox-internals.ts';
import type { ExtensionBrowser } from './types.ts';

/** Allows the extension in private windows, as the browser's extensions page does. This restarts the extension. */
export async function allowInPrivateWindows({ kind, browser, extensionUrl }: ExtensionBrowser) {
  const { host } = new URL(extensionUrl(''));
  if (kind === 'firefox') {
    const runPrivileged = await privilegedScript(browser);
    await runPrivileged(allowInFirefox(host));
    return;
  }
  const page = await browser.newPage();
  await page.goto('chrome://extensions');
  await page.evaluate(async (extensionId) => {
    const { developerPrivate } = (globalThis as unknown as { chrome: Management }).chrome;
    // Otherwise an unpacked extension stays off when it is reloaded.
    await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
    await developerPrivate.updateExtensionConfiguration({ extensionId, incognitoAccess: true });
  }, host);
  await page.close();
}

/** Opens a URL in a private window; `own` is any page of the extension. */
export async function openInPrivateWindow(
  extension: ExtensionBrowser,
  own: Page,
  url: string,
): Promise<Page> {
  if (extension.kind === 'firefox') return openInFirefox(extension, url);
  await own.evaluate((url) => {
    const { windows } = (globalThis as unknown as { chrome: WindowsApi }).chrome;
    return windows.create({ incognito: true, url });
  }, url);
  const page = await waitForExtensionPage(extension.browser, url);
  if (!page) throw new Error('No private window was opened.');
  return page;
}

async function openInFirefox({ browser }: ExtensionBrowser, url: string): Promise<Page> {
  const runPrivileged = await privilegedScript(browser);
  await runPrivileged(OPEN_PRIVATE_WINDOW);
  const page = await waitForExtensionPage(browser, 'about:privatebrowsing');
  if (!page) throw new Error('No private window was opened.');
  await page.goto(url);
  return page;
}

/** Does what the checkbox in Firefox's add-ons manager does. */
function allowInFirefox(host: string): string {
  return `(async () => {
    const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
    const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
    const { id, extension } = WebExtensionPolicy.getByHostname(${JSON.stringify(host)});
    const allowed = { permissions: ['internal:privateBrowsingAllowed'], origins: [] };
    await ExtensionPermissions.add(id, allowed, extension);
    const addon = await AddonManager.getAddonByID(id);
    await addon.reload();
  })()`;
}

const OPEN_PRIVATE_WINDOW = `(async () => {
  const window = OpenBrowserWindow({ private: true });
  await new Promise((resolve) => window.addEventListener('load', resolve, { once: true }));
})()`;

interface Management {
  developerPrivate: {
    updateProfileConfiguration(wish: { inDeveloperMode: boolean }): Promise<void>;
    updateExtensionConfiguration(wish: {
      extensionId: string;
      incognitoAccess: boolean;
    }): Promise<void>;
  };
}

interface WindowsApi {
  windows: { create(wish: { incognito: boolean; url: string }): Promise<unknown> };
}
