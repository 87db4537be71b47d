import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  Browser,
  detectBrowserPlatform,
  getInstalledBrowsers,
  install,
  resolveBuildId,
} from '@puppeteer/browsers';
import { say } from '../main.ts';
import type { BrowserKind } from './kinds.ts';

/** Outside of node_modules, so that a new `npm ci` does not download a browser again. */
const cacheDir = join(homedir(), '.cache', 'gpt-lens', 'browsers');

const products = { chromium: Browser.CHROME, firefox: Browser.FIREFOX } as const;

const minutes = 60_000;

/** The programs that were downloaded before. */
export async function downloadedPrograms(kind: BrowserKind): Promise<string[]> {
  const all = await getInstalledBrowsers({ cacheDir });
  return all.filter(({ browser }) => browser === products[kind]).map((each) => each.executablePath);
}

/** Downloads the current stable version from its maker. */
export async function download(kind: BrowserKind): Promise<string> {
  const browser = products[kind];
  const platform = detectBrowserPlatform();
  if (!platform) throw new Error(`No ${browser} is made for ${process.platform} ${process.arch}.`);
  say(`Asking for the current version of ${browser}…`);
  const buildId = await within(0.5 * minutes, resolveBuildId(browser, platform, 'stable'));
  say(`Downloading ${browser} ${buildId} to ${cacheDir}…`);
  const options = { browser, buildId, cacheDir, downloadProgressCallback: progress() };
  const { executablePath } = await within(10 * minutes, install(options));
  return executablePath;
}

/** Says every quarter of a download. */
function progress() {
  let told = 0;
  return (loaded: number, total: number) => {
    const quarters = Math.floor((loaded / total) * 4);
    if (quarters > told) say(`  ${quarters * 25} % of ${Math.round(total / 1e6)} MB`);
    told = quarters;
  };
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  const tooLate = sleep(milliseconds, undefined, { ref: false }).then(() => {
    throw new Error(`no answer within ${milliseconds / 1000} seconds`);
  });
  return Promise.race([work, tooLate]);
}
