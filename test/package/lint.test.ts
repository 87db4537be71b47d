import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { packageFile } from '../../scripts/extension.ts';
import { readIn } from './packages.ts';

interface Finding {
  code: string;
  message: string;
  file?: string;
  line?: number;
  column?: number;
}

/** What Mozilla's linter, which `web-ext lint` and the store run, says of a package. */
function lint(file: string): Record<'errors' | 'warnings' | 'notices', Finding[]> {
  const program = fileURLToPath(import.meta.resolve('addons-linter/bin/addons-linter'));
  const args = [program, '--output', 'json', file];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (!stdout) throw new Error(`addons-linter said nothing: ${stderr}`);
  return JSON.parse(stdout);
}

/** Preact's code for `dangerouslySetInnerHTML`, which nothing of ours uses; docs/packages.md explains it. */
function isPreactsInnerHtml({ code, file = '', line = 0, column = 0 }: Finding): boolean {
  const found = readIn('firefox', file)
    .split('\n')
    [line - 1]?.slice(column - 1);
  return code === 'UNSAFE_VAR_ASSIGNMENT' && /^\w+\.innerHTML=\w+\.__html\b/.test(found ?? '');
}

test("Mozilla's linter finds nothing in the Firefox package but what is explained", () => {
  const { errors, warnings, notices } = lint(packageFile('firefox'));
  expect(errors).toEqual([]);
  expect(notices).toEqual([]);
  expect(warnings.filter((warning) => !isPreactsInnerHtml(warning))).toEqual([]);
});
