import { existsSync, globSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import packageJson from '../../../package.json' with { type: 'json' };
import {
  documentAt,
  documents,
  findCode,
  findCodeInColumn,
  getSection,
} from '../support/documents.ts';

const architecture = documentAt('ARCHITECTURE.md');
const contributing = documentAt('CONTRIBUTING.md');

describe.each(documents)('$path', ({ path, text }) => {
  it('links only to existing files', () => {
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
    const files = links.filter((target) => !/^[a-z]+:|^#/.test(target));
    const lost = files.filter(
      (target) => !existsSync(join(dirname(path), target.split('#')[0] ?? '')),
    );
    expect(lost).toEqual([]);
  });

  it('names only existing files and folders', () => {
    const ours =
      /^(?:\.github|assets|components|docs|entrypoints|locales|scripts|test|utils)\/[\w./*-]*$/;
    const paths = findCode(text).filter((code) => ours.test(code));
    expect(paths.filter((each) => globSync(each).length === 0)).toEqual([]);
  });

  it('names only existing tests', () => {
    const tests = findCode(text).filter((code) => /^[\w-]+\.test\.tsx?$/.test(code));
    expect(tests.filter((name) => globSync(`test/**/${name}`).length === 0)).toEqual([]);
  });

  it('names only existing npm commands', () => {
    const named = [...text.matchAll(/(?:^|`)npm (?:run )?([\w:-]+)/gm)].map(
      ([, name = '']) => name,
    );
    const known = [...Object.keys(packageJson.scripts), 'ci'];
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
  });
});

it('CONTRIBUTING.md describes every command', () => {
  const untold = Object.keys(packageJson.scripts).filter(
    (name) => !new RegExp(`\`npm (?:run )?${name}\\b`).test(contributing),
  );
  expect(untold).toEqual([]);
});

it('ARCHITECTURE.md lists exactly the folders with source code', () => {
  const listed = findCodeInColumn(getSection(architecture, 'Folders'), 1);
  const files = globSync('{utils,components}/**/*.{ts,tsx}');
  const folders = new Set(files.map((file) => `${dirname(file).replaceAll('\\', '/')}/`));
  expect(folders.size).toBeGreaterThan(20);
  expect(listed.sort()).toEqual([...folders, 'entrypoints/'].sort());
});

describe('decision records', () => {
  const records = documents.filter(({ path }) => path.startsWith('docs/decisions/'));

  it('are all listed in ARCHITECTURE.md', () => {
    expect(records.length).toBeGreaterThan(10);
    const linked = [...architecture.matchAll(/\((docs\/decisions\/[^)]+)\)/g)];
    expect(linked.map(([, path = '']) => normalize(path)).sort()).toEqual(
      records.map(({ path }) => normalize(path)).sort(),
    );
  });

  it.each(records)(
    'have context, decision and consequences in at most 40 lines: $path',
    ({ text }) => {
      expect([...text.matchAll(/^\*\*(\w+)\.\*\*/gm)].map(([, part]) => part)).toEqual([
        'Context',
        'Decision',
        'Consequences',
      ]);
      expect(text.split('\n').length).toBeLessThanOrEqual(40);
    },
  );
});

it('CHANGELOG.md starts with the version of package.json', () => {
  const [newest] = documentAt('CHANGELOG.md').matchAll(/^## \[(\d+\.\d+\.\d+)\] - (\S+)$/gm);
  expect(newest?.[1]).toBe(packageJson.version);
  expect(new Date(newest?.[2] ?? '').toISOString().slice(0, 10)).toBe(newest?.[2]);
});

it('SECURITY.md lists exactly the shipped packages', () => {
  const listed = getSection(documentAt('SECURITY.md'), 'Dependencies')
    .split('\n')
    .flatMap((line) => /^\| ((?!package)[^|]+) \|/.exec(line)?.[1]?.split(/, (?![^(]*\))/) ?? [])
    .map((name) => name.replace(/ \(.*/, ''));
  expect(listed.sort()).toEqual(Object.keys(packageJson.dependencies).sort());
});
