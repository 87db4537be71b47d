import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { BrowserKind } from './kinds.ts';

type Names = Record<BrowserKind, string[]>;

/** Programs on the PATH; snap's Chromium comes last, for it is kept from most folders. */
const commands: Names = {
  chromium: [
    'google-chrome-stable',
    'google-chrome',
    'chromium',
    'chromium-browser',
    'microsoft-edge-stable',
    'microsoft-edge',
  ],
  firefox: ['firefox', 'firefox-esr'],
};

const linuxFolders = ['/usr/bin', '/usr/local/bin', '/opt/google/chrome', '/snap/bin'];

const macApplications: Names = {
  chromium: ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((app) => macProgram(app, app)),
  firefox: ['Firefox', 'Firefox Developer Edition'].map((app) => macProgram(app, 'firefox')),
};

const windowsPrograms: Names = {
  chromium: [
    'Google\\Chrome\\Application\\chrome.exe',
    'Chromium\\Application\\chrome.exe',
    'Microsoft\\Edge\\Application\\msedge.exe',
  ],
  firefox: ['Mozilla Firefox\\firefox.exe'],
};

/** The programs of a family that are on this machine, the usual first. */
export function installedPrograms(kind: BrowserKind): string[] {
  return candidates(kind).filter((path) => existsSync(path));
}

function candidates(kind: BrowserKind): string[] {
  if (process.platform === 'darwin') {
    return ['/Applications', join(homedir(), 'Applications')].flatMap((folder) =>
      macApplications[kind].map((program) => join(folder, program)),
    );
  }
  if (process.platform === 'win32') {
    const { PROGRAMFILES, LOCALAPPDATA } = process.env;
    return [PROGRAMFILES, process.env['PROGRAMFILES(X86)'], LOCALAPPDATA]
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => windowsPrograms[kind].map((program) => join(folder, program)));
  }
  const folders = new Set([...(process.env.PATH ?? '').split(delimiter), ...linuxFolders]);
  const ordered = [...folders]
    .filter(Boolean)
    .sort((a, b) => Number(isSnap(a)) - Number(isSnap(b)));
  return ordered.flatMap((folder) => commands[kind].map((command) => join(folder, command)));
}

function macProgram(application: string, program: string): string {
  return join(`${application}.app`, 'Contents', 'MacOS', program);
}

function isSnap(folder: string): boolean {
  return folder.startsWith('/snap/');
}
