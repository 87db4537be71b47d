/** `npm test`: every check of the project, in both browsers, with a summary at the end. */

import { oneOf, readArguments } from './arguments.ts';
import { type BrowserKind, kinds, pathVariable } from './browsers/kinds.ts';
import { getBrowser } from './browsers.ts';
import { buildExtension, zipExtension } from './extension.ts';
import { main, messageOf, say } from './main.ts';
import { runTool } from './tools.ts';

const steps = {
  lint: () => runTool('biome', ['check', '--error-on-warnings', '.']),
  types: () => runTool('tsc', ['--noEmit']),
  unused: () => runTool('knip', []),
  unit: () => runTool('vitest', ['run', '--project', 'unit']),
  package: testPackages,
  chromium: () => testInBrowser('chromium'),
  firefox: () => testInBrowser('firefox'),
};

type Step = keyof typeof steps;

interface Outcome {
  step: Step;
  passed: boolean;
  seconds: number;
}

const names = Object.keys(steps) as Step[];
const usage = `Usage: npm test [-- --only ${names.join('|')}]…`;

const { only } = readArguments(usage, { only: { type: 'string', multiple: true } });
const chosen = only?.map((name) => oneOf(names, name, usage)) ?? names;

await main(async () => {
  const outcomes: Outcome[] = [];
  // One failure does not hide the next: a person sees all that is to be done.
  for (const step of chosen) outcomes.push(await timed(step));
  say(`\n${outcomes.map(lineOf).join('\n')}`);
  const failed = outcomes.filter(({ passed }) => !passed);
  if (failed.length > 0) throw new Error(`Failed: ${failed.map(({ step }) => step).join(', ')}.`);
});

async function timed(step: Step): Promise<Outcome> {
  say(`\n── ${step}`);
  const start = performance.now();
  const passed = await steps[step]().catch((error: unknown) => {
    say(messageOf(error));
    return false;
  });
  return { step, passed, seconds: (performance.now() - start) / 1000 };
}

async function testPackages(): Promise<boolean> {
  for (const kind of kinds) await zipExtension(kind);
  return runTool('vitest', ['run', '--project', 'package']);
}

async function testInBrowser(kind: BrowserKind): Promise<boolean> {
  await buildExtension(kind);
  const program = await getBrowser(kind);
  say(`Testing in ${program}`);
  return runTool('vitest', ['run', '--project', kind], { env: { [pathVariable[kind]]: program } });
}

function lineOf({ step, passed, seconds }: Outcome): string {
  return `${passed ? '✓' : '✗'} ${step.padEnd(10)}${seconds.toFixed(1).padStart(6)} s`;
}
