import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
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

/** A development build is not minified; otherwise both are the same. */
export type BuildMode = 'production' | 'development';

/** The folder of the unpacked extension for a browser. */
export function extensionDir(kind: BrowserKind, mode: BuildMode = 'production'): string {
  return join(root, '.output', `${wxtName[kind]}-mv3${mode === 'development' ? '-dev' : ''}`);
}

/** WXT would build Manifest V2 for Firefox by default. */
function wxt(command: string[], kind: BrowserKind): void {
  if (!runTool('wxt', [...command, '--browser', wxtName[kind], '--mv3']))
    throw new Error(`The extension for ${kind} could not be built; see above.`);
}

/** Builds the unpacked extension for a browser. */
export async function buildExtension(kind: BrowserKind, mode: BuildMode = 'production') {
  wxt(['build', '--mode', mode], kind);
  say(`Built ${relative(root, extensionDir(kind, mode))}`);
}

/** The store packages: one for each browser, and the sources for Firefox. */
export type PackageKind = BrowserKind | 'sources';

export function packageFile(kind: PackageKind): string {
  const { name, version } = packageJson;
  const target = kind === 'sources' ? kind : wxtName[kind];
  return join(root, '.output', `${name}-${version}-${target}.zip`);
}

/** Builds the extension for a browser and packs it for the store; for Firefox with its sources. */
export async function zipExtension(kind: BrowserKind): Promise<void> {
  wxt(['zip'], kind);
  for (const made of kind === 'firefox' ? ([kind, 'sources'] as const) : [kind]) {
    const bytes = readFileSync(packageFile(made));
    const hash = createHash('sha256').update(bytes).digest('hex');
    const size = `${Math.round(bytes.length / 1000)} kB`;
    say(`Made ${relative(root, packageFile(made))} (${size}, SHA-256 ${hash})`);
  }
}
