import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { say } from '../main.ts';
import type { BrowserKind } from './kinds.ts';

/** The languages of Chromium are a package of their own; Firefox takes the extension's without. */
const packages: Record<BrowserKind, string[]> = {
  chromium: ['chromium', 'chromium-l10n'],
  firefox: ['firefox-esr'],
};

/** Without it Chinese is drawn as empty boxes. */
const chineseFont = 'fonts-noto-cjk';

/** Whether packages can be installed here without asking anybody: as root on Debian, in containers. */
export function isRootOnDebian(): boolean {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version');
}

/** Installs a browser from Debian's packages, and the font for Chinese. */
export async function installPackages(kind: BrowserKind): Promise<void> {
  await aptInstall([...packages[kind], chineseFont]);
}

/** Installs a font for Chinese if the machine has none and that is ours to do. */
export async function ensureChineseFont(): Promise<void> {
  if (!isRootOnDebian() || (await hasChineseFont())) return;
  await aptInstall([chineseFont]).catch(() =>
    say('Chinese will be drawn as boxes: no font for it.'),
  );
}

async function hasChineseFont(): Promise<boolean> {
  const fonts = await promisify(execFile)('fc-list', [':lang=zh']).catch(() => undefined);
  return Boolean(fonts?.stdout.trim());
}

async function aptInstall(names: string[]): Promise<void> {
  say(`Installing ${names.join(', ')} with apt-get; this takes a minute or two…`);
  await apt(['update']);
  await apt(['install', '--yes', '--no-install-recommends', ...names]);
}

function apt(args: string[]): Promise<void> {
  const child = spawn('apt-get', ['-qq', ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    timeout: 15 * 60_000,
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`apt-get ${args[0]} failed (${code})`)),
    );
  });
}
