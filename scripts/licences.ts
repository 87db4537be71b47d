import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Licences that allow distributing others' code inside this extension, along with their text. */
const COMPATIBLE = ['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'MPL-2.0'];

const TEXT_FILE = /^licen[cs]e(?:\.(?:md|txt))?$/i;

/**
 * Collects the packages whose code is in the extension and writes `licences.txt` into the build. A package with an
 * incompatible licence fails the build.
 */
export function collectLicences() {
  const folders = new Set<string>();
  return {
    /** A Vite plugin that sees which modules are really in the bundles. */
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

/** The folder of the package that a module belongs to; undefined for our own modules. */
function packageOf(id: string): string | undefined {
  return /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1];
}

function licenceOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (!COMPATIBLE.includes(license)) {
    throw new Error(
      `${name} has the licence “${license}”, which is not compatible with the extension.`,
    );
  }
  const file = readdirSync(folder).find((each) => TEXT_FILE.test(each));
  const text = file ? readFileSync(join(folder, file), 'utf8').trim() : `Licence: ${license}`;
  return `── ${name} ${version} (${license})\n\n${text}`;
}
