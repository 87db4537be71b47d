/** `npm test`: runs the smoke tests and other checks; `--all` runs everything. Prints a summary. */

import { startVitest, type TestModule, type Vitest } from 'vitest/node';
import { type BrowserKind, getBrowser, kinds, pathVariable } from './browsers.ts';
import { main, messageOf, oneOf, readOptions, say } from './command.ts';
import { buildExtension, runTool, zipExtension } from './extension.ts';
import { checkPictures } from './gallery/pictures.ts';
import '../test/skip.ts';

const checks = {
  lint: async () => runTool('biome', ['check', '--error-on-warnings', '.']),
  types: async () => runTool('tsc', ['--noEmit']),
  unused: async () => runTool('knip', []),
  gallery: () => checkPictures(),
};

/** Preparations for each Vitest project. */
const preparations = {
  unit: async () => {},
  package: async () => {
    for (const kind of kinds) await zipExtension(kind);
  },
  chromium: () => prepareBrowser('chromium'),
  firefox: () => prepareBrowser('firefox'),
};

/** Run with `--all` only: rebuilding the packages, and the extended browser tests. */
const EXTENDED = { project: 'package', files: 'test/browser/extended/**' };

const checkNames = Object.keys(checks) as (keyof typeof checks)[];
const projectNames = Object.keys(preparations) as (keyof typeof preparations)[];
const names = [...checkNames, ...projectNames];
const usage = `Usage: npm test [-- [--all] [--only ${names.join('|')}]…]`;

const { all, only } = readOptions(usage, {
  all: { type: 'boolean', default: false },
  only: { type: 'string', multiple: true },
});
const chosen =
  only?.map((name) => oneOf(names, name, usage)) ??
  names.filter((name) => all || name !== EXTENDED.project);

if (all) process.env.LENS_EXTENDED = 'yes';

/** The result of a check or of all tests of a project. */
interface Result {
  name: string;
  seconds: number;
  passed?: number;
  failed: string[];
  /** Tests that passed only on a retry. */
  retried?: string[];
  /** Skipped tests with the reason. */
  skipped?: string[];
}

await main(async () => {
  const start = performance.now();
  const results: Result[] = [];
  // Later checks run even if one fails, so that the summary is complete.
  for (const name of checkNames.filter((each) => chosen.includes(each)))
    results.push(await runCheck(name, checks[name]));
  const ready: string[] = [];
  for (const name of projectNames.filter((each) => chosen.includes(each))) {
    const prepared = await runCheck(name, () => preparations[name]().then(() => true));
    if (prepared.failed.length === 0) ready.push(name);
    else results.push(prepared);
  }
  if (ready.length > 0) results.push(...(await runProjects(ready)));
  say(`\n${summaryOf(results)}`);
  say(`\nTook ${Math.round((performance.now() - start) / 1000)} s; tests run in parallel.`);
  const failed = results.filter((result) => result.failed.length > 0).map(({ name }) => name);
  if (failed.length > 0) throw new Error(`Failed: ${failed.join(', ')}.`);
  say('All passed.');
});

async function runCheck(name: string, check: () => Promise<boolean>): Promise<Result> {
  const start = performance.now();
  const passed = await check().catch((error: unknown) => {
    say(messageOf(error));
    return false;
  });
  return { name, seconds: (performance.now() - start) / 1000, failed: passed ? [] : ['see above'] };
}

/** Builds the extension for a browser and sets the variable that selects the browser for the tests. */
async function prepareBrowser(kind: BrowserKind): Promise<void> {
  await buildExtension(kind);
  process.env[pathVariable[kind]] = await getBrowser(kind);
}

async function runProjects(projects: string[]): Promise<Result[]> {
  const vitest = await startVitest('test', [], {
    run: true,
    watch: false,
    project: projects,
    cliExclude: all ? [] : [EXTENDED.files],
    reporters: ['dot'],
    silent: 'passed-only',
  });
  const results = projects.map((name) => resultOf(name, vitest));
  const errors = vitest.state.getUnhandledErrors().length;
  await vitest.close();
  if (errors === 0) return results;
  return [
    ...results,
    { name: 'vitest', seconds: 0, failed: [`${errors} errors outside of tests`] },
  ];
}

function resultOf(name: string, { state }: Vitest): Result {
  const modules = state.getTestModules().filter(({ project }) => project.name === name);
  const tests = modules.flatMap((module) => {
    return [...module.children.allTests()].map((test) => ({ test, result: test.result() }));
  });
  const titles = (state: 'failed' | 'skipped') =>
    tests
      .filter(({ result }) => result.state === state)
      .map(({ test }) => `${titleOf(test)}${test.meta().why ? `: ${test.meta().why}` : ''}`);
  return {
    name,
    seconds: modules.reduce((sum, module) => sum + module.diagnostic().duration / 1000, 0),
    passed: tests.filter(({ result }) => result.state === 'passed').length,
    failed: [
      ...(tests.length === 0 ? ['no tests were found'] : []),
      ...modules.flatMap(brokenParts),
      ...titles('failed'),
    ],
    retried: tests.filter(({ test }) => test.diagnostic()?.flaky).map(({ test }) => titleOf(test)),
    skipped: titles('skipped'),
  };
}

/** Files that fail to load and hooks that fail: their tests are skipped instead of failing. */
function brokenParts(module: TestModule): string[] {
  const suites = [...module.children.allSuites()].filter((suite) => suite.errors().length > 0);
  const broken = suites.map(titleOf);
  return module.errors().length > 0 ? [module.relativeModuleId, ...broken] : broken;
}

function titleOf({ module, fullName }: { module: TestModule; fullName: string }): string {
  return `${module.relativeModuleId}  ${fullName}`;
}

function summaryOf(results: Result[]): string {
  const steps = results.map(({ name, seconds, passed, failed, skipped = [] }) => {
    const counts =
      passed !== undefined &&
      `${passed} passed, ${failed.length} failed, ${skipped.length} skipped`;
    const time = `${seconds.toFixed(1).padStart(7)} s`;
    return `${failed.length > 0 ? '✗' : '✓'} ${name.padEnd(10)}${time}  ${counts || ''}`.trimEnd();
  });
  const list = (title: string, read: (result: Result) => string[] | undefined) => {
    const lines = results.flatMap((result) =>
      read(result)?.map((line) => `  ${result.name}  ${line}`),
    );
    const present = lines.filter((line) => line !== undefined);
    return present.length > 0 ? ['', title, ...present] : [];
  };
  return [
    ...steps,
    ...list('Failed:', ({ failed }) => failed),
    ...list('Passed on retry:', ({ retried }) => retried),
    ...list('Skipped:', ({ skipped }) => skipped),
  ].join('\n');
}
