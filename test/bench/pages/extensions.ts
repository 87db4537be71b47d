import { cpSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { misused } from '../../../scripts/command.ts';
import { buildCopy, createFolder } from '../browser.ts';
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

const peers = join(import.meta.dirname, 'peers');

/** GPT Lens and the extensions that it is compared with. */
export async function createExtensions(): Promise<Extension[]> {
  const ours = await buildCopy();
  // Measures the cost of GPT Lens's permissions alone.
  const emptyAsOurs = createFolder();
  cpSync(ours, emptyAsOurs, { recursive: true });
  writeFileSync(join(emptyAsOurs, 'watcher.js'), EMPTY_SCRIPT);
  const libraries = readdirSync(peers).map(async (file) =>
    createExtension(basename(file, '.js'), await bundle(join(peers, file)), 'document_idle'),
  );
  return [
    { name: OURS, folder: ours },
    { name: NONE },
    // Runs at the same moment as GPT Lens; the libraries need a document.
    createExtension(EMPTY, EMPTY_SCRIPT, 'document_start'),
    { name: 'empty, as GPT Lens', folder: emptyAsOurs },
    ...(await Promise.all(libraries)),
  ];
}

/** Parses an extension from the command line, as NAME=FOLDER. */
export function parseExtension(given: string, usage: string): Extension {
  const [name, folder] = given.split('=');
  if (!name || !folder) return misused(`“${given}” is not NAME=FOLDER.`, usage);
  return { name, folder: resolve(folder) };
}

/** Creates an extension with one script on every page. */
function createExtension(name: string, script: string, run_at: string): Extension {
  const folder = createFolder();
  const content_scripts = [{ matches: ['http://*/*', 'https://*/*'], js: ['content.js'], run_at }];
  const manifest = { manifest_version: 3, name, version: '1.0', content_scripts };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'content.js'), script);
  return { name, folder };
}
