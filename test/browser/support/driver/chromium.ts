import puppeteer, { type Browser, type Target } from 'puppeteer-core';
import { emulateMedia } from './chromium-media.ts';
import { closeWelcome } from './extension-page.ts';
import { createWorkerStopper } from './stop-worker.ts';
import {
  type AddressSuggestion,
  type ChromiumExtensionBrowser,
  type LaunchOptions,
  type MenuClick,
  POPUP_VIEWPORT,
  VIEWPORT,
} from './types.ts';

/** Opens Chrome, Chromium or Edge with the extension loaded. */
export async function launchChromium(options: LaunchOptions): Promise<ChromiumExtensionBrowser> {
  const browser = await openChromium(options);
  try {
    const extension = createExtensionBrowser(
      browser,
      await browser.installExtension(options.extensionDir),
      options,
    );
    if (!options.keepWelcomeOpen)
      await closeWelcome(browser, extension.extensionUrl('welcome.html'));
    return extension;
  } catch (error) {
    await browser.close();
    throw error;
  }
}

/** Opens a browser into which extensions can be installed. */
export function openChromium({
  executablePath,
  headless = true,
  language = 'en-US',
  downloads,
  args = [],
}: Omit<LaunchOptions, 'extensionDir'>): Promise<Browser> {
  return puppeteer.launch({
    executablePath,
    headless,
    // Since version 137, branded Chrome loads an unpacked extension only over the pipe.
    pipe: true,
    enableExtensions: true,
    args: ['--disable-component-update', `--lang=${language}`, ...argsForRoot(), ...args],
    env: { ...process.env, ...localeVariables(language) },
    defaultViewport: headless ? VIEWPORT : null,
    ...(downloads && { downloadBehavior: { policy: 'allow', downloadPath: downloads } }),
  });
}

function createExtensionBrowser(
  browser: Browser,
  id: string,
  options: LaunchOptions,
): ChromiumExtensionBrowser {
  const extensionUrl = (path: string) => `chrome-extension://${id}/${path}`;
  const isWorker = (target: Target) =>
    target.type() === 'service_worker' && target.url().startsWith(extensionUrl(''));

  const openPage = async (url: string) => {
    const page = await browser.newPage();
    await emulateMedia(page, options);
    await page.goto(url);
    return page;
  };

  const worker = async () => {
    const target = await browser.waitForTarget(isWorker, { timeout: 5000 });
    const found = await target.worker();
    if (!found) throw new Error('The extension has no service worker.');
    return found;
  };

  return {
    kind: 'chromium',
    browser,
    extensionUrl,
    openPage,
    openOptions: () => openPage(extensionUrl('options.html')),
    async openPopup() {
      const page = await openPage(extensionUrl('popup.html'));
      await page.setViewport(POPUP_VIEWPORT);
      return page;
    },
    stopBackground: createWorkerStopper(browser),
    async openToolbarPopup(page) {
      const extension = (await browser.extensions()).get(id);
      if (!extension) throw new Error('The extension is no longer installed.');
      await page.bringToFront();
      const before = browser.targets();
      await extension.triggerAction(page);
      const popup = await browser.waitForTarget(
        (target) => target.url().startsWith(extensionUrl('popup.html')) && !before.includes(target),
      );
      const opened = await popup.asPage();
      await emulateMedia(opened, options);
      return opened;
    },
    evaluateInBackground: (check, ...args) =>
      worker().then((running) => running.evaluate(check, ...args)),
    // A headless browser has no window to receive the keys.
    async pressShortcut(page) {
      await page.bringToFront();
      const running = await worker();
      await running.evaluate(async () => {
        const { commands, tabs } = (globalThis as unknown as { chrome: ExtensionApi }).chrome;
        const [tab] = await tabs.query({ active: true, lastFocusedWindow: true });
        commands.onCommand.dispatch('inspect', tab);
      });
    },
    async clickMenuEntry(page, click) {
      await page.bringToFront();
      const running = await worker();
      await running.evaluate(async (told) => {
        const { contextMenus, tabs } = (globalThis as unknown as { chrome: ExtensionApi }).chrome;
        const [tab] = await tabs.query({ active: true, lastFocusedWindow: true });
        contextMenus.onClicked.dispatch(told, tab);
      }, click);
    },
    async typeOmnibox(text) {
      const running = await worker();
      return running.evaluate((typed) => {
        const { omnibox } = (globalThis as unknown as { chrome: ExtensionApi }).chrome;
        return new Promise<AddressSuggestion[]>((resolve) =>
          omnibox.onInputChanged.dispatch(typed, resolve),
        );
      }, text);
    },
    async submitOmnibox(text) {
      const running = await worker();
      await running.evaluate((typed) => {
        const { omnibox } = (globalThis as unknown as { chrome: ExtensionApi }).chrome;
        omnibox.onInputEntered.dispatch(typed, 'newForegroundTab');
      }, text);
    },
    close: () => browser.close(),
  };
}

/** `dispatch` is undocumented; it emits an API event from inside the extension. */
interface ExtensionApi {
  commands: { onCommand: { dispatch(name: string, tab: unknown): void } };
  contextMenus: { onClicked: { dispatch(click: MenuClick, tab: unknown): void } };
  omnibox: {
    onInputChanged: {
      dispatch(text: string, suggest: (all: AddressSuggestion[]) => void): void;
    };
    onInputEntered: { dispatch(text: string, disposition: string): void };
  };
  tabs: { query(what: object): Promise<unknown[]> };
}

/** Chromium cannot set up its sandbox as root, as in containers. */
function argsForRoot(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

/** On Linux, Chromium takes its language from these variables instead of `--lang`. */
function localeVariables(language: string): Record<string, string> {
  const locale = language.replace('-', '_');
  return { LANGUAGE: locale, LC_ALL: `${locale}.UTF-8` };
}
