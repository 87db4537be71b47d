import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { privilegedScript } from './firefox-internals.ts';
import {
  type FirefoxLens,
  type LaunchOptions,
  popupViewport,
  viewport,
  type Wish,
} from './lens.ts';
import { closeWelcome } from './welcome.ts';
import { WAKING_MS } from './worker-stopper.ts';

/** Opens Firefox with the extension loaded. */
export async function launchFirefox(options: LaunchOptions): Promise<FirefoxLens> {
  const { executablePath, extensionDir, headless = true, language = 'en-US' } = options;
  const id = addonId(extensionDir);
  const uuid = randomUUID();
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless,
    // Lets the driver look at the state of the background, which no page may.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: { ...preferences(options, language), ...hostname(id, uuid) },
    defaultViewport: headless ? viewport : null,
  });
  try {
    const runPrivileged = await privilegedScript(browser);
    await runPrivileged(speak(language));
    await browser.installExtension(extensionDir);
    const lens = lensOf(browser, `moz-extension://${uuid}/`, {
      stop: () => runPrivileged(stopBackground(id)),
      pressShortcut: () => runPrivileged(pressShortcut(id)),
    });
    if (!options.keepsWelcome) await closeWelcome(browser, lens.extensionUrl('welcome.html'));
    return lens;
  } catch (error) {
    await browser.close();
    throw error;
  }
}

interface Privileged {
  stop(): Promise<unknown>;
  pressShortcut(): Promise<unknown>;
}

function lensOf(browser: Browser, origin: string, privileged: Privileged): FirefoxLens {
  const extensionUrl = (path: string) => origin + path;

  const openPage = async (url: string) => {
    const page = await browser.newPage();
    // Puppeteer never hears that a page of an extension has loaded, so this asks the page.
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
      await page.setViewport(popupViewport);
      return page;
    },
    stopBackground: async () => (await privileged.stop()) === true,
    async pressShortcut(page) {
      await page.bringToFront();
      await privileged.pressShortcut();
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
  if (typeof id !== 'string') throw new Error(`${extensionDir} names no Firefox add-on id.`);
  return id;
}

/** Fixes the host name of the extension's pages, which Firefox otherwise draws by lot. */
function hostname(id: string, uuid: string) {
  return { 'extensions.webextensions.uuids': JSON.stringify({ [id]: uuid }) };
}

/** The preferences by which Firefox takes a wish for the system's. */
const WISHES: Record<Wish, Record<string, unknown>> = {
  'forced-colors': { 'browser.display.document_color_use': 2 },
  'prefers-reduced-motion': { 'ui.prefersReducedMotion': 1 },
  'prefers-reduced-transparency': {
    'ui.prefersReducedTransparency': 1,
    'layout.css.prefers-reduced-transparency.enabled': true,
  },
};

function preferences({ colorScheme, wishes = [] }: LaunchOptions, language: string) {
  return {
    'intl.accept_languages': language,
    'extensions.webextOptionalPermissionPrompts': false,
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
    ...(colorScheme && {
      'layout.css.prefers-color-scheme.content-override': colorScheme === 'dark' ? 0 : 1,
    }),
    ...Object.assign({}, ...wishes.map((wish) => WISHES[wish])),
  };
}

/** A language counts for extensions even where Firefox has no translation of itself. */
function speak(language: string): string {
  const name = JSON.stringify(language);
  return `Services.locale.availableLocales = [${name}, 'en-US'];
    Services.locale.requestedLocales = [${name}];`;
}

/** What the key's element in Firefox's window does when its keys are pressed. */
function pressShortcut(id: string): string {
  return `(() => {
    const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(id)});
    const window = Services.wm.getMostRecentWindow('navigator:browser');
    const keysets = extension.shortcuts.keysetsMap.get(window);
    const key = [...keysets.children].find((each) => each.getAttribute('key') === 'G');
    key.doCommand();
  })()`;
}

/** As Firefox does it to an idle event page, but without mercy for one that has something to do. */
function stopBackground(id: string): string {
  return `(async () => {
    const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(id)});
    const end = Date.now() + ${WAKING_MS};
    while (extension.backgroundState !== 'running') {
      if (Date.now() > end) return false;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await extension.terminateBackground({
      ignoreDevToolsAttached: true,
      disableResetIdleForTest: true,
    });
    return true;
  })()`;
}
