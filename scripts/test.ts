/** `npm test`: runs the smoke tests and other checks; `--all` runs everything. Prints a summary. */
import { startVitest, type TestCase, type Vitest } from 'vitest/node';
import { type BrowserKind, getBrowser, kinds, pathVariable } from './browsers.ts';
import { main, messageOf, oneOf, readOptions, say } from './command.ts';
import { buildExtension, runTool, zipExtension } from './extension.ts';
import { checkPictures } from './gallery/pictures.ts';
import '../test/skip.ts';

/** The checks, and the preparations of each Vitest project. */
const steps = {
  lint: async () => runTool('biome', ['check', '--error-on-warnings', '.']),
  types: async () => runTool('tsc', ['--noEmit']),
  unused: async () => runTool('knip', []),
  gallery: () => checkPictures(),
  unit: async () => true,
  package: async () => {
    for (const kind of kinds) await zipExtension(kind);
    return true;
  },
  chromium: () => prepareBrowser('chromium'),
  firefox: () => prepareBrowser('firefox'),
};
const names = Object.keys(steps) as (keyof typeof steps)[];
const projects: string[] = ['unit', 'package', ...kinds];

/** Run with `--all` only: rebuilding the packages, and the extended browser tests. */
const EXTENDED = { project: 'package', files: 'test/browser/extended/**' };

const usage = `Usage: npm test [-- [--all] [--only ${names.join('|')}]…]`;
const { all, only } = readOptions(usage, {
  all: { type: 'boolean', default: false },
  only: { type: 'string', multiple: true },
});
const wanted = only?.map((name) => oneOf(names, name, usage));
const chosen = names.filter((name) => wanted?.includes(name) ?? (all || name !== EXTENDED.project));

if (all) process.env.LENS_EXTENDED = 'yes';

/** The result of a check or of all tests of a project. */
interface Result {
  name: string;
  seconds: number;
  /** What failed; empty if the check passed. */
  failed: string[];
  /** How many tests passed, failed and were skipped. */
  counts?: string;
  /** Tests that were skipped, or passed only on a retry. */
  notes?: string[];
}

await main(async () => {
  const start = performance.now();
  const results: Result[] = [];
  const ready: string[] = [];
  // Later checks run even if one fails, so that the summary is complete.
  for (const name of chosen) {
    const result = await runStep(name);
    if (projects.includes(name) && result.failed.length === 0) ready.push(name);
    else results.push(result);
  }
  if (ready.length > 0) results.push(...(await runProjects(ready)));
  say(`\n${results.map(summaryOf).join('\n')}`);
  for (const { notes = [] } of results) for (const note of notes) say(note);
  const failed = results.filter((result) => result.failed.length > 0);
  for (const result of failed) for (const what of result.failed) say(`✗ ${result.name}  ${what}`);
  say(`\nTook ${Math.round((performance.now() - start) / 1000)} s; tests run in parallel.`);
  if (failed.length > 0) throw new Error(`Failed: ${failed.map(({ name }) => name).join(', ')}.`);
  say('All passed.');
});

async function runStep(name: keyof typeof steps): Promise<Result> {
  const start = performance.now();
  const passed = await steps[name]().catch((error: unknown) => {
    say(messageOf(error));
    return false;
  });
  return { name, seconds: (performance.now() - start) / 1000, failed: passed ? [] : ['see above'] };
}

/** Builds the extension for a browser and sets the variable that selects the browser for the tests. */
async function prepareBrowser(kind: BrowserKind): Promise<boolean> {
  await buildExtension(kind);
  process.env[pathVariable[kind]] = await getBrowser(kind);
  return true;
}

async function runProjects(ready: string[]): Promise<Result[]> {
  const vitest = await startVitest('test', [], {
    run: true,
    watch: false,
    project: ready,
    cliExclude: all ? [] : [EXTENDED.files],
    reporters: ['dot'],
    silent: 'passed-only',
  });
  const results = ready.map((name) => resultOf(name, vitest));
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
  const tests = modules.flatMap(({ children }) => [...children.allTests()]);
  const having = (wanted: string) => tests.filter((test) => test.result().state === wanted);
  const [passed, failed, skipped] = [having('passed'), having('failed'), having('skipped')];
  // A file that fails to load and a hook that fails skip their tests.
  const broken = modules.filter(
    (module) => !module.ok() && !failed.some((test) => test.module === module),
  );
  return {
    name,
    seconds: modules.reduce((sum, module) => sum + module.diagnostic().duration / 1000, 0),
    counts: `${passed.length} passed, ${failed.length} failed, ${skipped.length} skipped`,
    failed: [
      ...(tests.length === 0 ? ['no tests were found'] : []),
      ...broken.map(({ relativeModuleId }) => relativeModuleId),
      ...failed.map(titleOf),
    ],
    notes: [
      ...skipped.map((test) => `Skipped: ${name}  ${titleOf(test)}: ${test.meta().why ?? ''}`),
      ...passed
        .filter((test) => test.diagnostic()?.flaky)
        .map((test) => `Passed on retry: ${name}  ${titleOf(test)}`),
    ],
  };
}

function titleOf({ module, fullName }: TestCase): string {
  return `${module.relativeModuleId}  ${fullName}`;
}

function summaryOf({ name, seconds, failed, counts = '' }: Result): string {
  const time = `${seconds.toFixed(1).padStart(7)} s`;
  return `${failed.length > 0 ? '✗' : '✓'} ${name.padEnd(10)}${time}  ${counts}`.trimEnd();
}
