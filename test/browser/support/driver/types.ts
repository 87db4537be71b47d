import type { Browser, Page, WebWorker } from 'puppeteer-core';
import type { BrowserKind } from '../../../../scripts/browsers.ts';

/** Media features that emulate system preferences. */
export type MediaPreference =
  | 'forced-colors'
  | 'prefers-reduced-motion'
  | 'prefers-reduced-transparency';

export interface LaunchOptions {
  /** The unpacked extension, such as `.output/chrome-mv3`. */
  extensionDir: string;
  executablePath: string;
  /** Whether to run without a window; true by default. */
  headless?: boolean;
  /** The language of the browser, and so of the extension; English by default. */
  language?: string;
  colorScheme?: 'light' | 'dark';
  mediaPreferences?: MediaPreference[];
  /** The folder for downloads, without a prompt; the browser's own by default. */
  downloads?: string;
  /** Further arguments for Chromium. */
  args?: string[];
  /** Whether to keep the welcome page of a new installation open; false by default. */
  keepWelcomeOpen?: boolean;
}

/** A browser with the extension loaded. */
export interface ExtensionBrowser {
  readonly kind: BrowserKind;
  /** Puppeteer's own browser, for everything that is not covered here. */
  readonly browser: Browser;
  /** The URL of an extension page such as `options.html`. */
  extensionUrl(path: string): string;
  /** Opens a URL in a new tab and waits until it is loaded. */
  openPage(url: string): Promise<Page>;
  openOptions(): Promise<Page>;
  /** Opens the popup's page in a tab of a popup's size. */
  openPopup(): Promise<Page>;
  /**
   * Terminates the background, even while it is busy; the next event restarts it. Waits for one that is starting;
   * returns `false` if none is running.
   */
  stopBackground(): Promise<boolean>;
  /** Triggers the extension's keyboard shortcut over a page. */
  pressShortcut(page: Page): Promise<void>;
  /**
   * Triggers an entry of the context menu over a page. Chromium's driver cannot open that menu, so this covers neither
   * where the entry appears nor the permissions that a real click grants.
   */
  clickMenuEntry(page: Page, click: MenuClick): Promise<void>;
  /** Types text after the keyword in the address bar and returns the suggestions. */
  typeOmnibox(text: string): Promise<AddressSuggestion[]>;
  /** Presses Enter on text typed after the keyword, or on a suggestion's content. */
  submitOmnibox(text: string): Promise<void>;
  close(): Promise<void>;
}

/** The click data that a browser passes to the extension's context menu listener. */
export interface MenuClick {
  menuItemId: 'link' | 'selection' | 'page' | 'try-link' | 'try-selection' | 'try-page';
  linkUrl?: string;
  selectionText?: string;
  pageUrl?: string;
}

export interface AddressSuggestion {
  content: string;
  description: string;
}

/** Abilities of Chromium's driver only. */
export interface ChromiumExtensionBrowser extends ExtensionBrowser {
  readonly kind: 'chromium';
  /** Clicks the extension's toolbar button over a page and returns the real popup. */
  openToolbarPopup(page: Page): Promise<Page>;
  /** Runs a function in the service worker, to read its state but never to change it. */
  evaluateInBackground: WebWorker['evaluate'];
}

export interface FirefoxExtensionBrowser extends ExtensionBrowser {
  readonly kind: 'firefox';
  /** Opens the context menu over an element and returns the labels of the extension's entries. */
  openContextMenu(page: Page, target: string): Promise<string[]>;
  /** Chooses the extension's first entry in the menu that `openContextMenu` opened, or in its submenu. */
  clickFirstMenuEntry(): Promise<void>;
  /** The URL of the sidebar; empty while it is closed. */
  getSidebarUrl(): Promise<string>;
  /** The text of the sidebar; empty while it is closed. */
  sidebarText(): Promise<string>;
}

/** The window size in headless mode. */
export const VIEWPORT = { width: 1280, height: 900 };

/** The size of a popup. */
export const POPUP_VIEWPORT = { width: 400, height: 600 };
