import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { misused } from '../../../scripts/arguments.ts';
import { buildExtension, extensionDir } from '../../../scripts/extension.ts';
import { bundle } from '../bundle.ts';

/** What is measured: an unpacked extension in a folder, or a browser without one. */
export interface Contender {
  name: string;
  folder: string | undefined;
}

export const NONE = 'none';
export const EMPTY = 'empty';
/** An empty script again, in the manifest of GPT Lens: what its permissions alone cost. */
const EMPTY_IN_OURS = 'empty, as GPT Lens';
export const OURS = 'GPT Lens';

const EMPTY_SCRIPT = 'globalThis.x=1;';

/** The ones that always run; `close` deletes what was built for them. */
export async function createContenders(): Promise<{ contenders: Contender[]; close(): void }> {
  const root = mkdtempSync(join(tmpdir(), 'gpt-lens-bench-'));
  await buildExtension('chromium');
  const ours = join(root, 'ours');
  cpSync(extensionDir('chromium'), ours, { recursive: true });
  const emptyInOurs = join(root, 'empty-in-ours');
  cpSync(ours, emptyInOurs, { recursive: true });
  writeFileSync(join(emptyInOurs, 'watcher.js'), EMPTY_SCRIPT);

  const contenders: Contender[] = [
    { name: NONE, folder: undefined },
    // The floor: a world of its own, and nothing done in it.
    { name: EMPTY, folder: extensionOf(root, EMPTY, EMPTY_SCRIPT) },
    { name: EMPTY_IN_OURS, folder: emptyInOurs },
    { name: OURS, folder: ours },
  ];
  const peers = join(import.meta.dirname, 'peers');
  for (const file of readdirSync(peers)) {
    const name = basename(file, '.js');
    const script = await bundle(join(peers, file));
    contenders.push({ name, folder: extensionOf(root, name, script) });
  }
  return { contenders, close: () => rmSync(root, { recursive: true }) };
}

/** One that somebody names on the command line, as NAME=FOLDER. */
export function contenderOf(given: string, usage: string): Contender {
  const [name, folder] = given.split('=');
  if (!name || !folder) return misused(`“${given}” is not NAME=FOLDER.`, usage);
  return { name, folder: resolve(folder) };
}

/** An extension that is nothing but one script on every page. */
function extensionOf(root: string, name: string, script: string): string {
  const folder = join(root, name);
  mkdirSync(folder);
  const manifest = {
    manifest_version: 3,
    name,
    version: '1.0',
    content_scripts: [{ matches: ['http://*/*', 'https://*/*'], js: ['content.js'] }],
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'content.js'), script);
  return folder;
}
