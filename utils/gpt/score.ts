import type { Ratings } from './gpt.ts';

const MIN_STARS = 1;
const MAX_STARS = 5;

/** For a one-sided confidence of 95 %: the true average is below the score in at most one of twenty cases. */
const Z = 1.645;

/**
 * The lower confidence bound of a GPT's average rating, in stars from 1 to 5. GPTs are ranked by it, so that 5.0 from 2
 * ratings does not rank above 4.7 from 3,000. `undefined` without ratings.
 *
 * It is the lower bound of Wilson's score interval, with the average, scaled from 0 (1 star) to 1 (5 stars), as the
 * proportion. Only the number and the average of the ratings are known, not their distribution. Of all distributions
 * with the same average, the one with only 1 and 5 stars has the largest variance, and it is the one that Wilson's
 * interval assumes; so the bound is never too high. Unlike a Bayesian average, it needs no prior, and the score of a
 * GPT does not depend on the others in a table. Unlike the normal interval, it stays within the scale and is useful
 * even for a single rating.
 */
export function getScore(ratings: Ratings | undefined): number | undefined {
  if (!ratings || !('average' in ratings) || ratings.count <= 0) return undefined;
  const { count, average } = ratings;
  const share = Math.min(1, Math.max(0, (average - MIN_STARS) / (MAX_STARS - MIN_STARS)));
  const square = (Z * Z) / count;
  const centre = share + square / 2;
  const margin = Math.sqrt(square * (share * (1 - share) + square / 4));
  // At a share of 0 both are equal except for rounding errors.
  const bound = Math.max(0, (centre - margin) / (1 + square));
  return MIN_STARS + bound * (MAX_STARS - MIN_STARS);
}

/** The average rating of a GPT, in stars; `undefined` if it has no ratings or they are unknown. */
export function getAverage({ ratings }: { ratings?: Ratings }): number | undefined {
  return ratings && 'average' in ratings ? ratings.average : undefined;
}
