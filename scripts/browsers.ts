/** Finds an installed browser, or installs one. */

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import {
  Browser,
  detectBrowserPlatform,
  getInstalledBrowsers,
  install,
  resolveBuildId,
} from '@puppeteer/browsers';
import { withTimeout } from '../utils/lib/with-timeout.ts';
import { messageOf, say } from './command.ts';

const run = promisify(execFile);

export const kinds = ['chromium', 'firefox'] as const;
export type BrowserKind = (typeof kinds)[number];

/** The environment variables that select a browser. */
export const pathVariable = { chromium: 'CHROMIUM_PATH', firefox: 'FIREFOX_PATH' } as const;

interface Family {
  names: string;
  /** The browser to download if none is installed. */
  download: Browser;
  /** The oldest version with all APIs that the extension needs. */
  oldest: number;
  linux: string[];
  mac: string[];
  windows: string[];
  /** Debian packages, with Chromium's translations, and a font for Chinese, which would render as empty boxes. */
  debian: string[];
  /** The page for a manual download. */
  site: string;
}

const FAMILIES: Record<BrowserKind, Family> = {
  chromium: {
    names: 'Chrome, Chromium or Edge',
    download: Browser.CHROME,
    oldest: 130,
    linux: ['google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge'],
    mac: ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (app) => `${app}.app/Contents/MacOS/${app}`,
    ),
    windows: [
      'Google\\Chrome\\Application\\chrome.exe',
      'Chromium\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ],
    debian: ['chromium', 'chromium-l10n', 'fonts-noto-cjk'],
    site: 'https://www.google.com/chrome/',
  },
  firefox: {
    names: 'Firefox',
    download: Browser.FIREFOX,
    oldest: 140,
    linux: ['firefox', 'firefox-esr'],
    mac: ['Firefox.app/Contents/MacOS/firefox'],
    windows: ['Mozilla Firefox\\firefox.exe'],
    debian: ['firefox-esr', 'fonts-noto-cjk'],
    site: 'https://www.firefox.com/',
  },
};

/** Outside node_modules, so that `npm ci` does not delete it. */
const cacheDir = join(homedir(), '.cache', 'gpt-lens', 'browsers');

/**
 * The path of a sufficiently new browser: the one in CHROMIUM_PATH or FIREFOX_PATH, else an installed one, else a
 * downloaded one.
 */
export async function findBrowser(kind: BrowserKind): Promise<string | undefined> {
  const named = process.env[pathVariable[kind]];
  if (named) {
    if (await isNewEnough(kind, named)) return named;
    throw new Error(`${pathVariable[kind]} is ${named}, which cannot be used.\n${adviceFor(kind)}`);
  }
  const downloaded = (await getInstalledBrowsers({ cacheDir }))
    .filter(({ browser }) => browser === FAMILIES[kind].download)
    .map(({ executablePath }) => executablePath);
  for (const program of [...candidatePaths(kind).filter(existsSync), ...downloaded]) {
    if (await isNewEnough(kind, program)) return program;
  }
  return undefined;
}

/** The path of a browser, installed if necessary. If that fails, the error says how to install one. */
export async function getBrowser(kind: BrowserKind): Promise<string> {
  let program = await findBrowser(kind);
  for (const installer of [download, installDebianPackages]) {
    if (program) break;
    await installer(kind).catch((error) => say(`No ${kind}: ${messageOf(error)}`));
    program = await findBrowser(kind);
  }
  if (!program) throw new Error(`No ${kind} browser is installed.\n${adviceFor(kind)}`);
  return program;
}

function adviceFor(kind: BrowserKind): string {
  const { names, oldest, site, debian } = FAMILIES[kind];
  const apt = process.platform === 'linux' ? `, on Debian with apt-get install ${debian[0]}` : '';
  return `Install ${names} (version ${oldest} or later) from ${site}${apt}, or set ${pathVariable[kind]}.`;
}

function candidatePaths(kind: BrowserKind): string[] {
  const { linux, mac, windows } = FAMILIES[kind];
  const { PATH = '', PROGRAMFILES = '', LOCALAPPDATA = '' } = process.env;
  const inFolders = (folders: string[], programs: string[]) =>
    folders.filter(Boolean).flatMap((folder) => programs.map((program) => join(folder, program)));
  if (process.platform === 'darwin')
    return inFolders(['/Applications', join(homedir(), 'Applications')], mac);
  if (process.platform === 'win32')
    return inFolders([PROGRAMFILES, process.env['PROGRAMFILES(X86)'] ?? '', LOCALAPPDATA], windows);
  const all = inFolders([...PATH.split(delimiter), '/usr/bin', '/usr/local/bin'], linux);
  // Snap browsers come last, because their sandbox cannot read most folders.
  const isSnap = (path: string) => Number(path.startsWith('/snap/'));
  return all.toSorted((a, b) => isSnap(a) - isSnap(b));
}

/** Whether a program runs (a download may lack system libraries) and has all APIs that the extension needs. */
async function isNewEnough(kind: BrowserKind, program: string): Promise<boolean> {
  // On Windows, `--version` would open a window, and browsers update themselves.
  if (process.platform === 'win32') return true;
  const output = run(program, ['--version'], { timeout: 20_000 });
  const { stdout } = await output.catch(() => ({ stdout: '' }));
  const { oldest } = FAMILIES[kind];
  if (Number(/(\d+)\.\d+/.exec(stdout)?.[1]) >= oldest) return true;
  const problem = stdout ? `is ${stdout.trim()}` : 'does not run';
  say(`Skipping ${program}: it ${problem}; version ${oldest} or later is required.`);
  return false;
}

async function download(kind: BrowserKind): Promise<void> {
  const browser = FAMILIES[kind].download;
  const platform = detectBrowserPlatform();
  if (!platform)
    throw new Error(`${browser} is not available for ${process.platform} ${process.arch}`);
  const latest = resolveBuildId(browser, platform, 'stable');
  const buildId = await withTimeout(latest, 30_000, `Requesting the version of ${browser}`);
  say(`Downloading ${browser} ${buildId} to ${cacheDir}…`);
  await withTimeout(install({ browser, buildId, cacheDir }), 600_000, 'The download');
}

/** Installs a browser where that needs no prompt: as root on Debian, as in containers. */
async function installDebianPackages(kind: BrowserKind): Promise<void> {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return;
  const packages = FAMILIES[kind].debian;
  say(`Installing ${packages.join(', ')} with apt-get; this takes a minute or two…`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '--yes', '--no-install-recommends', ...packages]])
    await run('apt-get', ['-qq', ...args], { env, timeout: 15 * 60_000 });
}
