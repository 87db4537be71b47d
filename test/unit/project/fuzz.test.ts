import fc from 'fast-check';
import { describe, it } from 'vitest';
import { targets } from '../../fuzz/targets.ts';

/** The same cases in every run; `npm run fuzz` draws new ones, and many more. */
const SEED = 2_026_1125;
const CASES = 2_000;

describe('whatever a stranger writes, what must hold does hold for', () => {
  it.each(targets)(
    '$name',
    ({ property }) => {
      fc.assert(property, { seed: SEED, numRuns: CASES });
    },
    60_000,
  );
});
