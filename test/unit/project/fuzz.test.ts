import fc from 'fast-check';
import { describe, it } from 'vitest';
import { targets } from '../../fuzz/targets.ts';

/** The same cases in every run; `npm run fuzz` generates new ones, and many more. */
const SEED = 2_026_1125;
const CASES = 2_000;

describe('parsers of untrusted input', () => {
  it.each(targets)(
    'keep their properties: $name',
    ({ property }) => {
      fc.assert(property, { seed: SEED, numRuns: CASES });
    },
    60_000,
  );
});
