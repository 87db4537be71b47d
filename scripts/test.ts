/** `npm test`: the checks of every day in both browsers; with `--all` every check; with a summary at the end. */

import { oneOf, readArguments } from './arguments.ts';
import { type BrowserKind, kinds, pathVariable } from './browsers/kinds.ts';
import { getBrowser } from './browsers.ts';
import { buildExtension, zipExtension } from './extension.ts';
import { checkPictures } from './gallery/check.ts';
import { main, messageOf, say } from './main.ts';
import type { CheckResult } from './test/results.ts';
import { runProjects } from './test/run-projects.ts';
import { failedSteps, summaryOf } from './test/summary.ts';
import { runTool } from './tools.ts';

const checks = {
  lint: () => runTool('biome', ['check', '--error-on-warnings', '.'], { quiet: true }),
  types: () => runTool('tsc', ['--noEmit'], { quiet: true }),
  unused: () => runTool('knip', [], { quiet: true }),
  gallery: () => checkPictures(),
};

/** What has to be there before the tests of a project of Vitest can run. */
const preparations = {
  unit: async () => {},
  package: zipPackages,
  chromium: () => prepareBrowser('chromium'),
  firefox: () => prepareBrowser('firefox'),
};

/** Only with `--all`: all but what everybody does every day and what is promised, and the packages' rebuilding. */
const DEEP = { projects: ['package'], files: 'test/browser/deep/**' };

const checkNames = Object.keys(checks) as (keyof typeof checks)[];
const projectNames = Object.keys(preparations) as (keyof typeof preparations)[];
const names = [...checkNames, ...projectNames];
const usage = `Usage: npm test [-- [--all] [--only ${names.join('|')}]…]`;

const { all, only } = readArguments(usage, {
  all: { type: 'boolean', default: false },
  only: { type: 'string', multiple: true },
});
const everyday = names.filter((name) => all || !DEEP.projects.includes(name));
const chosen = only?.map((name) => oneOf(names, name, usage)) ?? everyday;

if (all) process.env.LENS_DEEP = 'yes';

await main(async () => {
  const start = performance.now();
  const outcomes: CheckResult[] = [];
  // One failure does not hide the next: a person sees all that is to be done.
  for (const name of checkNames.filter((each) => chosen.includes(each))) {
    outcomes.push(await timed(name, checks[name]));
  }
  const ready: string[] = [];
  for (const name of projectNames.filter((each) => chosen.includes(each))) {
    const prepared = await timed(`${name} set-up`, () => preparations[name]().then(() => true));
    if (prepared.passed) ready.push(name);
    else outcomes.push(prepared);
  }
  const files = ready.length > 0 ? await runProjects(ready, all ? [] : [DEEP.files]) : [];
  say(`\n${summaryOf(outcomes, files)}`);
  const seconds = Math.round((performance.now() - start) / 1000);
  say(`\nTook ${seconds} s in all: tests run side by side, so that theirs add up to more.`);
  const failed = failedSteps(outcomes, files);
  if (failed.length > 0) throw new Error(`Failed: ${failed.join(', ')}.`);
  say('All passed.');
});

async function timed(name: string, check: () => Promise<boolean>): Promise<CheckResult> {
  const start = performance.now();
  const passed = await check().catch((error: unknown) => {
    say(messageOf(error));
    return false;
  });
  return { name, passed, seconds: (performance.now() - start) / 1000 };
}

async function zipPackages(): Promise<void> {
  for (const kind of kinds) await zipExtension(kind);
}

/** Builds the extension for a browser, and tells the tests which program that browser is. */
async function prepareBrowser(kind: BrowserKind): Promise<void> {
  await buildExtension(kind);
  process.env[pathVariable[kind]] = await getBrowser(kind);
}
