import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { getScore } from '../../../utils/gpt/score.ts';

const stars = fc.double({ min: 0, max: 5, noNaN: true });
const counts = fc.integer({ min: 1, max: 10_000_000 });

function score(count: number, average: number): number {
  return getScore({ count, average }) ?? Number.NaN;
}

/** What the last digits of a division may differ by. */
const LAST_DIGITS = 1e-9;

describe('the score', () => {
  it('trusts many good ratings more than few perfect ones', () => {
    expect(score(3_000, 4.7)).toBeGreaterThan(score(2, 5));
    expect(score(2, 5)).toBeCloseTo(2.7, 1);
    expect(score(3_000, 4.7)).toBeCloseTo(4.67, 2);
  });

  it('is not known where nobody has rated, or where ratings are not known', () => {
    expect(getScore({ count: 0 })).toBeUndefined();
    expect(getScore(undefined)).toBeUndefined();
  });

  it('lies between 1 star and the average, and within the scale', () => {
    fc.assert(
      fc.property(counts, stars, (count, average) => {
        const bound = score(count, average);
        expect(bound).toBeGreaterThanOrEqual(1);
        expect(bound).toBeLessThanOrEqual(Math.max(1, average) + LAST_DIGITS);
      }),
    );
  });

  it('does not fall as the average rises', () => {
    fc.assert(
      fc.property(counts, stars, stars, (count, one, other) => {
        const [lower, higher] = [Math.min(one, other), Math.max(one, other)];
        expect(score(count, higher)).toBeGreaterThanOrEqual(score(count, lower) - LAST_DIGITS);
      }),
    );
  });

  it('does not fall as more people say the same', () => {
    fc.assert(
      fc.property(counts, counts, stars, (one, other, average) => {
        const [fewer, more] = [Math.min(one, other), Math.max(one, other)];
        expect(score(more, average)).toBeGreaterThanOrEqual(score(fewer, average) - LAST_DIGITS);
      }),
    );
  });

  it('comes to the average where millions have rated', () => {
    expect(score(5_000_000, 4.27)).toBeCloseTo(4.27, 2);
  });
});
