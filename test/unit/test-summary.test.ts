import { expect, test } from 'vitest';
import type { FileResult } from '../../scripts/test/results.ts';
import { failedSteps, summaryOf } from '../../scripts/test/summary.ts';

const CHECKS = [
  { name: 'lint', passed: true, seconds: 1.23 },
  { name: 'types', passed: false, seconds: 2 },
];

function fileResult(result: Partial<FileResult>): FileResult {
  return {
    project: 'unit',
    file: 'a.test.ts',
    seconds: 1,
    passed: 1,
    failed: [],
    retried: [],
    skipped: [],
    ...result,
  };
}

const FILES = [
  fileResult({ seconds: 4 }),
  fileResult({ project: 'firefox', passed: 20, failed: ['a card > opens'], seconds: 8.04 }),
  fileResult({
    project: 'firefox',
    file: 'b.test.ts',
    seconds: 12,
    retried: ['a card > goes'],
    skipped: [
      { name: 'one', why: 'no driver' },
      { name: 'two', why: 'no driver' },
      { name: 'three', why: undefined },
    ],
  }),
];

test('a person reads how each step went, what failed, what was left out and why, what is slow', () => {
  expect(summaryOf(CHECKS, FILES)).toBe(
    [
      '✓ lint          1.2 s',
      '✗ types         2.0 s',
      '✓ unit          4.0 s  1 passed',
      '✗ firefox      20.0 s  21 passed, 1 failed, 3 left out',
      '',
      'Failed:',
      '  types',
      '  firefox  a.test.ts  a card > opens',
      '',
      'Passed at the second try:',
      '  firefox  b.test.ts  a card > goes',
      '',
      'Left out:',
      '  firefox  b.test.ts  2 tests: no driver',
      '  firefox  b.test.ts  three: no reason is given',
      '',
      'Slowest files:',
      '     12.0 s  firefox  b.test.ts',
      '      8.0 s  firefox  a.test.ts',
      '      4.0 s  unit  a.test.ts',
    ].join('\n'),
  );
  expect(failedSteps(CHECKS, FILES)).toEqual(['types', 'firefox']);
});

test('where all is well, nothing is said of failures', () => {
  const said = summaryOf([], [fileResult({})]);
  expect(said).not.toMatch(/Failed|second try|Left out/);
  expect(failedSteps([], [fileResult({})])).toEqual([]);
});

test('no more than five slow files are named', () => {
  const files = Array.from({ length: 9 }, (_, at) =>
    fileResult({ file: `${at}.test.ts`, seconds: at }),
  );
  expect(summaryOf([], files).match(/\d\.test\.ts/g)).toEqual(
    [8, 7, 6, 5, 4].map((at) => `${at}.test.ts`),
  );
});
