import type { Followed } from './follows.ts';

/** Ratings as they were from a time on. */
interface RatingsPoint {
  /** Milliseconds since 1970. */
  since: number;
  count: number;
  /** In stars; missing while nobody had rated. */
  average?: number;
}

/** The ratings of a followed GPT, the oldest first; the newest hold until it was last checked. */
export function getRatingsOverTime({ follow, snapshots }: Followed): RatingsPoint[] {
  const points = snapshots.flatMap(({ at, gpt: { ratings } }) =>
    ratings ? [{ since: at, ...ratings }] : [],
  );
  const newest = points.at(-1);
  return newest && follow.checkedAt > newest.since
    ? [...points, { ...newest, since: follow.checkedAt }]
    : points;
}
