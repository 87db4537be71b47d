import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { getScore } from '../../../utils/gpt/score.ts';

const stars = fc.double({ min: 0, max: 5, noNaN: true });
const counts = fc.integer({ min: 1, max: 10_000_000 });

function score(count: number, average: number): number {
  return getScore({ count, average }) ?? Number.NaN;
}

/** Tolerance for rounding errors. */
const LAST_DIGITS = 1e-9;

describe('getScore', () => {
  it('ranks many good ratings above few perfect ones', () => {
    expect(score(3_000, 4.7)).toBeGreaterThan(score(2, 5));
    expect(score(2, 5)).toBeCloseTo(2.7, 1);
    expect(score(3_000, 4.7)).toBeCloseTo(4.67, 2);
  });

  it('returns undefined without ratings', () => {
    expect(getScore({ count: 0 })).toBeUndefined();
    expect(getScore(undefined)).toBeUndefined();
  });

  it('is between 1 star and the average', () => {
    fc.assert(
      fc.property(counts, stars, (count, average) => {
        const bound = score(count, average);
        expect(bound).toBeGreaterThanOrEqual(1);
        expect(bound).toBeLessThanOrEqual(Math.max(1, average) + LAST_DIGITS);
      }),
    );
  });

  it('does not decrease with a higher average', () => {
    fc.assert(
      fc.property(counts, stars, stars, (count, one, other) => {
        const [lower, higher] = [Math.min(one, other), Math.max(one, other)];
        expect(score(count, higher)).toBeGreaterThanOrEqual(score(count, lower) - LAST_DIGITS);
      }),
    );
  });

  it('does not decrease with more ratings of the same average', () => {
    fc.assert(
      fc.property(counts, counts, stars, (one, other, average) => {
        const [fewer, more] = [Math.min(one, other), Math.max(one, other)];
        expect(score(more, average)).toBeGreaterThanOrEqual(score(fewer, average) - LAST_DIGITS);
      }),
    );
  });

  it('approaches the average with millions of ratings', () => {
    expect(score(5_000_000, 4.27)).toBeCloseTo(4.27, 2);
  });
});
