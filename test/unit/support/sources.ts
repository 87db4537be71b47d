import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../../..');

/** A file of the project, by its path from the root. */
export interface Source {
  path: string;
  code: string;
}

/** The TypeScript files in some folders or, by name, some files. */
export function readSources(...places: string[]): Source[] {
  return places.flatMap((place) => {
    if (/\.tsx?$/.test(place)) return [readSource(place)];
    return readdirSync(join(ROOT, place), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => readSource(join(place, name)));
  });
}

function readSource(path: string): Source {
  return { path: path.replaceAll('\\', '/'), code: readFileSync(join(ROOT, path), 'utf8') };
}

/** A module's code without its comments. */
export function removeComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[\s;{(,])\/\/.*$/gm, '$1');
}

const IMPORT = /\b(?:import|export)\s+(type\s)?(?:[\w*{}\s,$]+?\sfrom\s+)?['"]([^'"]+)['"]/g;
const DYNAMIC_IMPORT = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

/**
 * The modules that a module imports: packages by name, files by path from the root. Without `withTypes`, only those
 * that are loaded at run time.
 */
export function getImports({ path, code }: Source, withTypes = false): string[] {
  const bare = removeComments(code);
  const fixed = [...bare.matchAll(IMPORT)].flatMap(([, type, name]) =>
    name && (withTypes || !type) ? name : [],
  );
  const dynamic = [...bare.matchAll(DYNAMIC_IMPORT)].flatMap(([, name]) => name ?? []);
  return [...fixed, ...dynamic].map((name) => {
    if (!name.startsWith('.')) return name;
    const file = join(ROOT, dirname(path), name.replace(/\?.*$/, ''));
    if (!existsSync(file)) throw new Error(`${path} imports ${name}, which is not there.`);
    return relative(ROOT, file).replaceAll('\\', '/');
  });
}

/** Everything that a module brings in, directly or through others. */
export function importGraph(entry: string): string[] {
  const seen = new Set<string>();
  const queue = [entry];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    const isOwnCode = /\.tsx?$/.test(path) && existsSync(join(ROOT, path));
    for (const name of isOwnCode ? getImports(readSource(path)) : []) {
      if (seen.has(name)) continue;
      seen.add(name);
      queue.push(name);
    }
  }
  return [...seen].sort();
}

/** The names that a module imports from files of the project, with the file of each by its path from the root. */
export function importedNamesOf({ path, code }: Source): Map<string, string> {
  const named = removeComments(code).matchAll(/\bimport \{([^}]*)\} from '(\.[^']*)'/g);
  return new Map(
    [...named].flatMap(([, names = '', file = '']) => {
      const home = relative(ROOT, join(ROOT, dirname(path), file)).replaceAll('\\', '/');
      return names.split(',').map((name): [string, string] => [name.trim(), home]);
    }),
  );
}
