import type { Followed } from './follows.ts';

/** Ratings as they were from a time on. */
interface RatingsThen {
  /** Milliseconds since 1970. */
  at: number;
  count: number;
  /** In stars; missing while nobody had rated. */
  average?: number;
}

/** The ratings of a followed GPT, the oldest first; the newest hold until it was last checked. */
export function ratingsOverTime({ follow, snapshots }: Followed): RatingsThen[] {
  const known = snapshots.flatMap(({ at, gpt: { ratings } }) =>
    ratings ? [{ at, ...ratings }] : [],
  );
  const newest = known.at(-1);
  return newest && follow.checkedAt > newest.at
    ? [...known, { ...newest, at: follow.checkedAt }]
    : known;
}
