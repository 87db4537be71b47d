/** `npm run fuzz`: generates cases for every parser of untrusted text. */

import fc from 'fast-check';
import { targets } from '../test/fuzz/targets.ts';
import { main, readOptions, say } from './command.ts';

const usage = `Usage: npm run fuzz [-- options]
  --cases 100000   cases for each parser
  --seed N         repeats the run that printed this seed
  --only WORDS     only parsers whose name contains WORDS`;

const options = readOptions(usage, {
  cases: { type: 'string', default: '100000' },
  seed: { type: 'string' },
  only: { type: 'string', default: '' },
});

await main(async () => {
  const numRuns = Number(options.cases);
  const seed = Number(options.seed ?? Math.floor(Math.random() * 2 ** 31));
  say(`Seed ${seed}, ${numRuns.toLocaleString('en')} cases for each`);
  let failures = 0;
  for (const { name, property } of targets.filter((each) => each.name.includes(options.only))) {
    const start = performance.now();
    const result = await fc.check(property, { seed, numRuns, endOnFailure: true });
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    process.stdout.write(
      `${result.failed ? '✗' : '✓'} ${name.padEnd(42)} ${result.numRuns} cases ${seconds.padStart(7)} s\n`,
    );
    if (!result.failed) continue;
    failures++;
    say(
      `  ${result.errorInstance}\n  counterexample: ${fc.stringify(result.counterexample)}\n  path: ${result.counterexamplePath}`,
    );
  }
  if (failures > 0) throw new Error(`${failures} parsers failed. Seed: ${seed}`);
});
