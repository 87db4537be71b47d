import type { Browser, Page, WebWorker } from 'puppeteer-core';
import type { BrowserKind } from '../../../../scripts/browsers.ts';

/** What a person can ask the system for, by its name among the media features. */
export type MediaPreference =
  | 'forced-colors'
  | 'prefers-reduced-motion'
  | 'prefers-reduced-transparency';

export interface LaunchOptions {
  /** The unpacked extension, such as `.output/chrome-mv3`. */
  extensionDir: string;
  executablePath: string;
  /** Without a window; that is the default. */
  headless?: boolean;
  /** The language of the browser, and so of the extension; English unless told. */
  language?: string;
  colorScheme?: 'light' | 'dark';
  mediaPreferences?: MediaPreference[];
  /** The folder that downloads are put into without a question; wherever the browser puts them, unless told. */
  downloads?: string;
  /** More arguments for Chromium. */
  args?: string[];
  /** Whether the welcome page of a new installation stays open; it is closed unless told. */
  keepWelcomeOpen?: boolean;
}

/** A browser with the extension loaded, and what a test or a person's script does with it. */
export interface ExtensionBrowser {
  readonly kind: BrowserKind;
  /** Puppeteer's own browser, for what is not covered here. */
  readonly browser: Browser;
  /** The address of a page of the extension, such as `options.html`. */
  extensionUrl(path: string): string;
  /** Opens an address in a new tab and waits until it is loaded. */
  openPage(url: string): Promise<Page>;
  openOptions(): Promise<Page>;
  /** The popup's page in a tab of a popup's size. */
  openPopup(): Promise<Page>;
  /**
   * Ends the background, even in the middle of its work; the next event starts it again. One that is just
   * being started is waited for; gives `false` where there is none to end.
   */
  stopBackground(): Promise<boolean>;
  /** Does what the browser does when the keys of the extension's shortcut are pressed over a page. */
  pressShortcut(page: Page): Promise<void>;
  /**
   * Does what the browser does when the entry of the context menu is chosen over a page. Chromium's driver cannot
   * open that menu, so where the entry is offered, and the rights that come with a real click, are no part of it.
   */
  clickMenuEntry(page: Page, click: MenuClick): Promise<void>;
  /** Types behind the keyword in the address bar; gives what is suggested there. */
  typeOmnibox(text: string): Promise<AddressSuggestion[]>;
  /** Presses Enter on what `typeBehindKeyword` has typed, or on a suggestion's content. */
  submitOmnibox(text: string): Promise<void>;
  close(): Promise<void>;
}

/** What a browser tells the extension of a click in the context menu. */
export interface MenuClick {
  menuItemId: 'link' | 'selection' | 'page';
  linkUrl?: string;
  selectionText?: string;
  pageUrl?: string;
}

export interface AddressSuggestion {
  content: string;
  description: string;
}

/** What only Chromium lets a driver do. */
export interface ChromiumExtensionBrowser extends ExtensionBrowser {
  readonly kind: 'chromium';
  /** Clicks the extension's toolbar button over a page and gives the real popup. */
  openToolbarPopup(page: Page): Promise<Page>;
  /** Runs a function in the service worker: to check what it knows, never to change it. */
  evaluateInBackground: WebWorker['evaluate'];
}

export interface FirefoxExtensionBrowser extends ExtensionBrowser {
  readonly kind: 'firefox';
  /** Opens the context menu over something and gives the labels of the extension's entries in it. */
  openContextMenu(page: Page, target: string): Promise<string[]>;
  /** Chooses the extension's first entry in the context menu that `menuOver` has opened. */
  clickFirstMenuEntry(): Promise<void>;
  /** The address that the sidebar shows; empty while it is closed. */
  getSidebarUrl(): Promise<string>;
  /** What the sidebar shows; empty while it is closed. */
  sidebarText(): Promise<string>;
}

/** The size of a window when there is none to be seen. */
export const VIEWPORT = { width: 1280, height: 900 };

/** The size that browsers give a popup. */
export const POPUP_VIEWPORT = { width: 400, height: 600 };
