import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { misused } from '../../../scripts/command.ts';
import { buildExtension, extensionDir } from '../../../scripts/extension.ts';
import { bundle } from '../report.ts';

/** An unpacked extension in a folder, or a browser without one. */
export interface Extension {
  name: string;
  folder?: string;
}

export const NONE = 'none';
export const EMPTY = 'empty';
export const OURS = 'GPT Lens';

const EMPTY_SCRIPT = 'globalThis.x=1;';

/** A copy of GPT Lens that other builds do not overwrite, and the extensions for comparison. */
export async function createExtensions(): Promise<[ours: Extension, ...Extension[]]> {
  const root = mkdtempSync(join(tmpdir(), 'gpt-lens-bench-'));
  process.once('exit', () => rmSync(root, { recursive: true }));
  await buildExtension('chromium');
  const ours = { name: OURS, folder: join(root, 'ours') };
  cpSync(extensionDir('chromium'), ours.folder, { recursive: true });
  // Measures the cost of GPT Lens's permissions alone.
  const emptyAsOurs = { name: 'empty, as GPT Lens', folder: join(root, 'empty-as-ours') };
  cpSync(ours.folder, emptyAsOurs.folder, { recursive: true });
  writeFileSync(join(emptyAsOurs.folder, 'watcher.js'), EMPTY_SCRIPT);
  const peers = join(import.meta.dirname, 'peers');
  const libraries = readdirSync(peers).map(async (file) => {
    return createExtension(root, basename(file, '.js'), await bundle(join(peers, file)));
  });
  // Runs at the same moment as GPT Lens; the libraries need a document.
  const empty = createExtension(root, EMPTY, EMPTY_SCRIPT, 'document_start');
  return [ours, { name: NONE }, empty, emptyAsOurs, ...(await Promise.all(libraries))];
}

/** Parses an extension from the command line, as NAME=FOLDER. */
export function parseExtension(given: string, usage: string): Extension {
  const [name, folder] = given.split('=');
  if (!name || !folder) return misused(`“${given}” is not NAME=FOLDER.`, usage);
  return { name, folder: resolve(folder) };
}

/** Creates an extension with one script on every page. */
function createExtension(
  root: string,
  name: string,
  script: string,
  run_at = 'document_idle',
): Extension {
  const folder = join(root, name);
  const content_scripts = [{ matches: ['http://*/*', 'https://*/*'], js: ['content.js'], run_at }];
  const manifest = { manifest_version: 3, name, version: '1.0', content_scripts };
  mkdirSync(folder);
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'content.js'), script);
  return { name, folder };
}
