import { execSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packageFile } from '../../scripts/extension.ts';
import { PACKAGES, readIn, unpack } from './packages.ts';

/** An empty folder, with a space in its name as many paths have. */
const folder = mkdtempSync(join(tmpdir(), 'gpt lens '));

/** The commands that SOURCE_CODE_REVIEW.md gives to reviewers. */
function documentedCommands(): string[] {
  const [, block = ''] = /```sh\n([^`]*)```/.exec(readIn('sources', 'SOURCE_CODE_REVIEW.md')) ?? [];
  return block.trim().split('\n');
}

beforeAll(() => {
  for (const [name, bytes] of Object.entries(unpack(packageFile('sources')))) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  // Without the NODE_ENV of the test run, which a reviewer's shell does not have. Uses npm's cache if possible.
  const env = { ...process.env, NODE_ENV: undefined, npm_config_prefer_offline: 'true' };
  for (const command of documentedCommands()) {
    execSync(command, { cwd: folder, env, stdio: ['ignore', 'ignore', 'pipe'] });
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('contains only sources in the source package', () => {
  const stray = /^test\/(?!gateway\/)|(?:^|\/)(?:node_modules\/|\.(?!npmrc$))|\.(?:log|zip)$/;
  const names = Object.keys(unpack(packageFile('sources')));
  expect(names).toContain('wxt.config.ts');
  expect(names.filter((name) => stray.test(name))).toEqual([]);
});

test.each(PACKAGES)('rebuilds the %s package byte for byte from the source package', (kind) => {
  const first = packageFile(kind);
  const second = join(folder, '.output', basename(first));
  const [expected, rebuilt] = [unpack(first), unpack(second)];
  expect(Object.keys(rebuilt)).toEqual(Object.keys(expected));
  const differing = Object.entries(expected).filter(
    ([name, bytes]) => Buffer.compare(bytes, rebuilt[name] ?? Buffer.alloc(0)) !== 0,
  );
  expect(differing.map(([name]) => name)).toEqual([]);
  expect(sha256(second)).toBe(sha256(first));
});

function sha256(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
