import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { type PackageKind, packageFile } from '../../scripts/extension.ts';

export const PACKAGES: PackageKind[] = ['chromium', 'firefox', 'sources'];

/** Reads the files of a package that `npm run zip` made, by name. */
export function unpack(file: string): Record<string, Uint8Array> {
  return unzipSync(readFileSync(file));
}

/** Reads one file of a package as text. */
export function readIn(kind: PackageKind, name: string): string {
  const bytes = unpack(packageFile(kind))[name];
  if (!bytes) throw new Error(`There is no ${name} in the ${kind} package.`);
  return new TextDecoder().decode(bytes);
}
