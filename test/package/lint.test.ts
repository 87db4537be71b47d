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

/** Runs Mozilla's linter, which `web-ext lint` and the store use, on a package. */
function lint(file: string): Record<'errors' | 'warnings' | 'notices', Finding[]> {
  const program = fileURLToPath(import.meta.resolve('addons-linter/bin/addons-linter'));
  const args = [program, '--output', 'json', file];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (!stdout) throw new Error(`addons-linter printed no result: ${stderr}`);
  return JSON.parse(stdout);
}

/**
 * Code of libraries that the linter takes for writing markup, while our code uses none of it; docs/packages.md explains them:
 * Preact's `dangerouslySetInnerHTML`, and the tokenizer of micromark, which is called `document`.
 */
const DOCUMENTED = [/^\w+\.innerHTML=\w+\.__html\b/, /^\w+\(\w+\)\.document\(\)\.write\(/];

function isDocumented({ code, file = '', line = 0, column = 0 }: Finding): boolean {
  const found = readIn('firefox', file)
    .split('\n')
    [line - 1]?.slice(column - 1);
  return (
    code === 'UNSAFE_VAR_ASSIGNMENT' && DOCUMENTED.some((pattern) => pattern.test(found ?? ''))
  );
}

test("passes Mozilla's linter with the Firefox package, except for documented findings", () => {
  const { errors, warnings, notices } = lint(packageFile('firefox'));
  expect(errors).toEqual([]);
  expect(notices).toEqual([]);
  expect(warnings.filter((warning) => !isDocumented(warning))).toEqual([]);
});
