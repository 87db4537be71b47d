import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** Where each tool's program is: run by our own Node, they need no shell and no PATH on any system. */
const programs = {
  biome: '@biomejs/biome/bin/biome',
  knip: 'knip/bin/knip.js',
  tsc: 'typescript/bin/tsc',
  vitest: 'vitest/vitest.mjs',
  wxt: 'wxt/bin/wxt.mjs',
} as const;

export type Tool = keyof typeof programs;

interface RunOptions {
  /** Shows what the tool writes only if it fails. */
  quiet?: boolean;
  env?: Record<string, string>;
}

const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs one of the project's tools and tells whether it succeeded. */
export async function runTool(tool: Tool, args: string[], options: RunOptions = {}) {
  const program = fileURLToPath(new URL(`../node_modules/${programs[tool]}`, import.meta.url));
  const output = options.quiet ? 'pipe' : 'inherit';
  const child = spawn(process.execPath, [program, ...args], {
    cwd: root,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', output, output],
  });
  const exit = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('close', resolve);
  });
  const said = [child.stdout, child.stderr].map((stream) => (stream ? text(stream) : ''));
  const succeeded = (await exit) === 0;
  if (!succeeded) process.stderr.write((await Promise.all(said)).join(''));
  return succeeded;
}
