import { expect, it } from 'vitest';
import { median, percentile } from '../bench/statistics.ts';

it('finds the middle, of an even count between two', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([7])).toBe(7);
  expect(median([])).toBeNaN();
});

it('finds the value that a share of all does not exceed', () => {
  const values = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect(percentile(values, 0.95)).toBe(95);
  expect(percentile(values, 0)).toBe(1);
  expect(percentile(values, 1)).toBe(100);
});
