import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserKind } from './browsers/kinds.ts';
import { runTool } from './tools.ts';

const wxtName = { chromium: 'chrome', firefox: 'firefox' } as const;

/** Where the unpacked extension for a browser is built to. */
export function extensionDir(kind: BrowserKind): string {
  return fileURLToPath(new URL(`../.output/${wxtName[kind]}-mv3`, import.meta.url));
}

/** Builds the unpacked extension for a browser; says how large it is, and more only if it fails. */
export async function buildExtension(kind: BrowserKind): Promise<void> {
  const built = await runTool('wxt', ['build', ...targetOf(kind)], { quiet: true });
  if (!built) throw new Error(`The extension for ${kind} could not be built: see above.`);
  const kilobytes = Math.round(sizeOf(extensionDir(kind)) / 1000);
  process.stderr.write(`Built .output/${wxtName[kind]}-mv3 (${kilobytes} kB)\n`);
}

/** Builds the extension for a browser and packs it for the store. */
export async function zipExtension(kind: BrowserKind): Promise<void> {
  const zipped = await runTool('wxt', ['zip', ...targetOf(kind)]);
  if (!zipped) throw new Error(`The package for ${kind} could not be made: see above.`);
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
