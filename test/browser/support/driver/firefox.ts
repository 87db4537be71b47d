import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { closeWelcome } from './extension-page.ts';
import { privilegedScript } from './firefox-internals.ts';
import {
  CLOSE_MENU,
  chooseFirstInMenu,
  chooseInMenu,
  enterBehindKeyword,
  menuEntries,
  pressShortcut,
  SIDEBAR_ADDRESS,
  SIDEBAR_TEXT,
  stopBackground,
  typeBehindKeyword,
} from './firefox-scripts.ts';
import { hover } from './pointer.ts';
import {
  type FirefoxExtensionBrowser,
  type LaunchOptions,
  type MediaPreference,
  POPUP_VIEWPORT,
  VIEWPORT,
} from './types.ts';

/** Opens Firefox with the extension loaded. */
export async function launchFirefox(options: LaunchOptions): Promise<FirefoxExtensionBrowser> {
  const { executablePath, extensionDir, headless = true, language = 'en-US' } = options;
  const id = addonId(extensionDir);
  const uuid = randomUUID();
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless,
    // Lets the driver read the state of the background.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: { ...preferences(options, language), ...hostname(id, uuid) },
    defaultViewport: headless ? VIEWPORT : null,
  });
  try {
    const runPrivileged = await privilegedScript(browser);
    await runPrivileged(setLanguage(language));
    await browser.installExtension(extensionDir);
    const extension = createExtensionBrowser(
      browser,
      `moz-extension://${uuid}/`,
      id,
      runPrivileged,
    );
    if (!options.keepWelcomeOpen)
      await closeWelcome(browser, extension.extensionUrl('welcome.html'));
    return extension;
  } catch (error) {
    await browser.close();
    throw error;
  }
}

function createExtensionBrowser(
  browser: Browser,
  origin: string,
  id: string,
  runPrivileged: (script: string) => Promise<unknown>,
): FirefoxExtensionBrowser {
  const extensionUrl = (path: string) => origin + path;

  const openPage = async (url: string) => {
    const page = await browser.newPage();
    // Puppeteer is not notified when an extension page has loaded, so this polls the page.
    if (url.startsWith(origin)) {
      await page.goto(url, { waitUntil: [] });
      await untilLoaded(page, url);
    } else {
      await page.goto(url);
    }
    return page;
  };

  return {
    kind: 'firefox',
    browser,
    extensionUrl,
    openPage,
    openOptions: () => openPage(extensionUrl('options.html')),
    async openPopup() {
      const page = await openPage(extensionUrl('popup.html'));
      await page.setViewport(POPUP_VIEWPORT);
      return page;
    },
    stopBackground: async () => (await runPrivileged(stopBackground(id))) === true,
    async pressShortcut(page) {
      await page.bringToFront();
      await runPrivileged(pressShortcut(id));
    },
    async clickMenuEntry(page, click) {
      await page.bringToFront();
      await runPrivileged(chooseInMenu(id, click));
    },
    async openContextMenu(page, target) {
      await page.bringToFront();
      await runPrivileged(CLOSE_MENU);
      const { x, y } = await hover(page, target);
      await page.mouse.click(x, y, { button: 'right' });
      return JSON.parse(String(await runPrivileged(menuEntries(id))));
    },
    async clickFirstMenuEntry() {
      await runPrivileged(chooseFirstInMenu(id));
    },
    getSidebarUrl: async () => String(await runPrivileged(SIDEBAR_ADDRESS)),
    sidebarText: async () => String(await runPrivileged(SIDEBAR_TEXT)),
    async typeOmnibox(text) {
      return JSON.parse(String(await runPrivileged(typeBehindKeyword(text))));
    },
    async submitOmnibox(text) {
      await runPrivileged(enterBehindKeyword(text));
    },
    close: () => browser.close(),
  };
}

function untilLoaded(page: Page, url: string) {
  return page.waitForFunction(
    (wanted) => location.href.startsWith(wanted) && document.readyState === 'complete',
    { polling: 50 },
    url,
  );
}

function addonId(extensionDir: string): string {
  const manifest = JSON.parse(readFileSync(join(extensionDir, 'manifest.json'), 'utf8'));
  const id: unknown = manifest.browser_specific_settings?.gecko?.id;
  if (typeof id !== 'string')
    throw new Error(`The manifest in ${extensionDir} has no Firefox add-on id.`);
  return id;
}

/** Fixes the host name of extension pages, which Firefox otherwise chooses at random. */
function hostname(id: string, uuid: string) {
  return { 'extensions.webextensions.uuids': JSON.stringify({ [id]: uuid }) };
}

/** Firefox preferences that emulate media preferences. */
const MEDIA_PREFERENCES: Record<MediaPreference, Record<string, unknown>> = {
  'forced-colors': { 'browser.display.document_color_use': 2 },
  'prefers-reduced-motion': { 'ui.prefersReducedMotion': 1 },
  'prefers-reduced-transparency': {
    'ui.prefersReducedTransparency': 1,
    'layout.css.prefers-reduced-transparency.enabled': true,
  },
};

function preferences(
  { colorScheme, downloads, mediaPreferences = [] }: LaunchOptions,
  language: string,
) {
  return {
    'intl.accept_languages': language,
    'extensions.webextOptionalPermissionPrompts': false,
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
    // The popup is in a background tab, where timers would otherwise be throttled to a second.
    'dom.min_background_timeout_value': 4,
    'dom.min_background_timeout_value_without_budget_throttling': 4,
    // Reuses the process of a site's previous page: a sixth less work per page.
    'dom.ipc.processCount.webIsolated': 1,
    'dom.ipc.keepProcessesAlive.webIsolated.max': 4,
    'dom.ipc.keepProcessesAlive.webIsolated.perOrigin': 1,
    ...(downloads && {
      'browser.download.folderList': 2,
      'browser.download.dir': downloads,
    }),
    ...(colorScheme && {
      'layout.css.prefers-color-scheme.content-override': colorScheme === 'dark' ? 0 : 1,
    }),
    ...Object.assign({}, ...mediaPreferences.map((preference) => MEDIA_PREFERENCES[preference])),
  };
}

/** Extensions get this language even if Firefox itself is not translated into it. */
function setLanguage(language: string): string {
  const name = JSON.stringify(language);
  return `Services.locale.availableLocales = [${name}, 'en-US'];
    Services.locale.requestedLocales = [${name}];`;
}
