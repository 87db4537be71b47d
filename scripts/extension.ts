import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import packageJson from '../package.json' with { type: 'json' };
import type { BrowserKind } from './browsers/kinds.ts';
import { say } from './main.ts';
import { runTool } from './tools.ts';

const wxtName = { chromium: 'chrome', firefox: 'firefox' } as const;

const outputDir = new URL('../.output/', import.meta.url);

/** Where the unpacked extension for a browser is built to. */
export function extensionDir(kind: BrowserKind): string {
  return fileURLToPath(new URL(`${wxtName[kind]}-mv3`, outputDir));
}

/** Where the one for developers is built to: to be read, and told apart from what is shipped. */
export function developmentDir(kind: BrowserKind): string {
  return fileURLToPath(new URL(`${wxtName[kind]}-mv3-dev`, outputDir));
}

/** Builds the unpacked extension for a browser; says how large it is, and more only if it fails. */
export async function buildExtension(kind: BrowserKind): Promise<void> {
  const built = await runTool('wxt', ['build', ...targetOf(kind)], { quiet: true });
  if (!built) throw new Error(`The extension for ${kind} could not be built: see above.`);
  const kilobytes = Math.round(sizeOf(extensionDir(kind)) / 1000);
  say(`Built .output/${wxtName[kind]}-mv3 (${kilobytes} kB)`);
}

/** Builds the extension for developers; tells whether that worked, having shown what is wrong. */
export function buildForDevelopment(kind: BrowserKind): Promise<boolean> {
  return runTool('wxt', ['build', '--mode', 'development', ...targetOf(kind)], { quiet: true });
}

/** What is handed to the stores: a package for each browser, and the sources that Firefox's is built from. */
export type PackageKind = BrowserKind | 'sources';

/** What a package of a version is called. */
export function packageName(kind: PackageKind, version: string): string {
  return `${packageJson.name}-${version}-${kind === 'sources' ? kind : wxtName[kind]}.zip`;
}

/** Where a package is put. */
export function packageFile(kind: PackageKind): string {
  return fileURLToPath(new URL(packageName(kind, packageJson.version), outputDir));
}

/** Builds the extension for a browser and packs it for the store, for Firefox with its sources. */
export async function zipExtension(kind: BrowserKind): Promise<void> {
  const zipped = await runTool('wxt', ['zip', ...targetOf(kind)], { quiet: true });
  if (!zipped) throw new Error(`The package for ${kind} could not be made: see above.`);
  sayPackage(packageFile(kind));
  if (kind === 'firefox') sayPackage(packageFile('sources'));
}

function sayPackage(file: string): void {
  const bytes = readFileSync(file);
  const hash = createHash('sha256').update(bytes).digest('hex');
  say(`Made .output/${basename(file)} (${Math.round(bytes.length / 1000)} kB, SHA-256 ${hash})`);
}

/** WXT builds Manifest V2 for Firefox unless it is told otherwise. */
function targetOf(kind: BrowserKind): string[] {
  return ['--browser', wxtName[kind], '--mv3'];
}

function sizeOf(directory: string): number {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .map((name) => statSync(join(directory, name)))
    .reduce((total, entry) => total + (entry.isFile() ? entry.size : 0), 0);
}
