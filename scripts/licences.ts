import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Licences under which others' code may be handed on inside of this one, with their text beside it. */
const COMPATIBLE = ['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'MPL-2.0'];

const TEXT_FILE = /^licen[cs]e(?:\.(?:md|txt))?$/i;

/**
 * Notes whose code has come into the extension, and writes `licences.txt` beside it. A package under a licence
 * that is not compatible ends the build.
 */
export function collectLicences() {
  const folders = new Set<string>();
  return {
    /** For Vite: sees what is really in the bundles, which is less than what is installed. */
    plugin: () => ({
      name: 'licences',
      generateBundle(_: unknown, bundle: Record<string, { modules?: object }>) {
        for (const { modules = {} } of Object.values(bundle)) {
          for (const id of Object.keys(modules)) {
            const folder = packageOf(id);
            if (folder) folders.add(folder);
          }
        }
      },
    }),
    write(outDir: string): void {
      const parts = [...folders].map(licenceOf).sort();
      writeFileSync(join(outDir, 'licences.txt'), `${HEAD}\n\n${parts.join('\n\n')}\n`);
    },
  };
}

const HEAD = 'GPT Lens holds code of the following packages, each under its own licence.';

/** The folder of the package that a module belongs to; nothing for our own modules. */
function packageOf(id: string): string | undefined {
  return /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1];
}

function licenceOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (!COMPATIBLE.includes(license)) {
    throw new Error(`${name} is under “${license}”: it cannot be a part of the extension.`);
  }
  const file = existsSync(folder) && readdirSync(folder).find((each) => TEXT_FILE.test(each));
  const text = file ? readFileSync(join(folder, file), 'utf8').trim() : `Licence: ${license}`;
  return `── ${name} ${version} (${license})\n\n${text}`;
}
