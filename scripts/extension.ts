import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import packageJson from '../package.json' with { type: 'json' };
import type { BrowserKind } from './browsers.ts';
import { say } from './command.ts';

/** The root of the repository, with a trailing slash. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** Entry files of the tools. Run by the project's own Node, they need neither a shell nor a PATH. */
const TOOLS = {
  biome: '@biomejs/biome/bin/biome',
  knip: 'knip/bin/knip.js',
  tsc: 'typescript/bin/tsc',
  wxt: 'wxt/bin/wxt.mjs',
} as const;

/** Runs a tool and returns whether it succeeded. If quiet, prints its output only on failure. */
export function runTool(
  tool: keyof typeof TOOLS,
  args: string[],
  { isQuiet = true } = {},
): boolean {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [`${root}node_modules/${TOOLS[tool]}`, ...args],
    { cwd: root, encoding: 'utf8', stdio: ['ignore', ...(isQuiet ? PIPES : INHERITED)] },
  );
  if (status !== 0 && isQuiet) process.stderr.write(stdout + stderr);
  return status === 0;
}

const PIPES = ['pipe', 'pipe'] as const;
const INHERITED = ['inherit', 'inherit'] as const;

const wxtName = { chromium: 'chrome', firefox: 'firefox' } as const;

/** The folder of the unpacked extension for a browser. */
export function extensionDir(kind: BrowserKind): string {
  return join(root, '.output', `${wxtName[kind]}-mv3`);
}

/** The folder of the unminified development build. */
export function developmentDir(kind: BrowserKind): string {
  return `${extensionDir(kind)}-dev`;
}

/** WXT would build Manifest V2 for Firefox by default. */
function wxt(command: string[], kind: BrowserKind): boolean {
  return runTool('wxt', [...command, '--browser', wxtName[kind], '--mv3']);
}

/** Builds the unpacked extension for a browser. */
export async function buildExtension(kind: BrowserKind): Promise<void> {
  if (!wxt(['build'], kind)) throw new Error(`The extension for ${kind} could not be built.`);
  const files = globSync(`${extensionDir(kind)}/**`).map((file) => statSync(file));
  const bytes = files.reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0);
  say(`Built .output/${wxtName[kind]}-mv3 (${Math.round(bytes / 1000)} kB)`);
}

/** Builds the extension for development and returns whether that succeeded. */
export function buildForDevelopment(kind: BrowserKind): boolean {
  return wxt(['build', '--mode', 'development'], kind);
}

/** The store packages: one for each browser, and the sources for Firefox. */
export type PackageKind = BrowserKind | 'sources';

export function packageName(kind: PackageKind, version: string): string {
  return `${packageJson.name}-${version}-${kind === 'sources' ? kind : wxtName[kind]}.zip`;
}

export function packageFile(kind: PackageKind): string {
  return join(root, '.output', packageName(kind, packageJson.version));
}

/** Builds the extension for a browser and packs it for the store; for Firefox with its sources. */
export async function zipExtension(kind: BrowserKind): Promise<void> {
  if (!wxt(['zip'], kind)) throw new Error(`The package for ${kind} could not be made.`);
  for (const made of kind === 'firefox' ? ([kind, 'sources'] as const) : [kind]) {
    const bytes = readFileSync(packageFile(made));
    const hash = createHash('sha256').update(bytes).digest('hex');
    const name = packageName(made, packageJson.version);
    say(`Made .output/${name} (${Math.round(bytes.length / 1000)} kB, SHA-256 ${hash})`);
  }
}
