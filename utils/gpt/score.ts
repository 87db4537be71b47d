import type { Ratings } from './gpt.ts';

const MIN_STARS = 1;
const MAX_STARS = 5;

/** One-sided, 95 % sure: that the true average is lower than the score happens once in twenty times at most. */
const Z = 1.645;

/**
 * What a GPT's average is at least, in stars from 1 to 5: by this GPTs are ranked, so that 5.0 of 2 ratings
 * does not come before 4.7 of 3,000. `undefined` where nobody has rated.
 *
 * It is the lower end of Wilson's score interval, with the average on a scale from 0 (1 star) to 1 (5 stars) in
 * the place of a share. Only the number of ratings and their average are known, not how they are spread. Of all
 * ways to come to an average, votes of 1 and 5 stars alone are spread the widest, and those are just what
 * Wilson's interval is made for; so whatever the spread really is, the bound does not promise too much. Unlike
 * a Bayesian average it needs no guess of what GPTs are like in general, and none of it changes with the
 * others in a table. Unlike the plain normal interval it stays within the scale, and is of use with 1 rating too.
 */
export function getScore(ratings: Ratings | undefined): number | undefined {
  if (!ratings || !('average' in ratings) || ratings.count <= 0) return undefined;
  const { count, average } = ratings;
  const share = Math.min(1, Math.max(0, (average - MIN_STARS) / (MAX_STARS - MIN_STARS)));
  const square = (Z * Z) / count;
  const centre = share + square / 2;
  const margin = Math.sqrt(square * (share * (1 - share) + square / 4));
  // At a share of 0 both are the same, but for the last digit.
  const bound = Math.max(0, (centre - margin) / (1 + square));
  return MIN_STARS + bound * (MAX_STARS - MIN_STARS);
}
