import type { BrowserKind } from './kinds.ts';
import { oldestVersion, pathVariable } from './kinds.ts';

const product = { chromium: 'Chrome, Chromium or Edge', firefox: 'Firefox' };

const ways: Record<string, Record<BrowserKind, string>> = {
  darwin: {
    chromium: 'brew install --cask google-chrome',
    firefox: 'brew install --cask firefox',
  },
  win32: {
    chromium: 'winget install Google.Chrome',
    firefox: 'winget install Mozilla.Firefox',
  },
  linux: {
    chromium: 'sudo apt-get install chromium   (or from https://www.google.com/chrome/)',
    firefox: 'sudo apt-get install firefox-esr   (or from https://www.firefox.com/)',
  },
};

/** How to get a browser on this system, for a person to do. */
export function howToGet(kind: BrowserKind): string {
  const way = (ways[process.platform] ?? ways.linux)?.[kind];
  return [
    `To get ${product[kind]} (version ${oldestVersion[kind]} or later) on this system:`,
    `  ${way}`,
    `or set ${pathVariable[kind]} to the program of one that you have.`,
  ].join('\n');
}
