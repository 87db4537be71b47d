/** `npm run fuzz`: generates cases for every parser of untrusted text. */
import fc from 'fast-check';
import { targets } from '../test/fuzz/targets.ts';
import { main, readOptions, say } from './command.ts';

const usage = `Usage: npm run fuzz [-- options]
  --cases 100000   cases for each parser
  --seed N         repeats the run that printed this seed`;

const { cases, seed } = readOptions(
  usage,
  {},
  { cases: 100_000, seed: Math.floor(Math.random() * 2 ** 31) },
);

await main(async () => {
  say(`Seed ${seed}, ${cases.toLocaleString('en')} cases for each`);
  for (const { name, property } of targets) {
    await fc.assert(property, { seed, numRuns: cases });
    say(`✓ ${name}`);
  }
});
