import { type Change, diffGpts, isNotable } from '../gpt/changes.ts';
import type { Followed } from './follows.ts';
import type { Snapshot } from './schema.ts';

/** The changes between a snapshot and the next. */
export interface ChangeSet {
  /** The time of the newer snapshot, in milliseconds since 1970. */
  changedAt: number;
  changes: Change[];
}

/** Returns the changes from each snapshot to the next, the latest first. */
export function getChangeSets(snapshots: Snapshot[]): ChangeSet[] {
  return snapshots
    .flatMap(({ at, gpt }, index) => {
      const before = snapshots[index - 1];
      return before ? [{ changedAt: at, changes: diffGpts(before.gpt, gpt) }] : [];
    })
    .reverse();
}

/**
 * Returns the changes that the user has not seen, the latest first. Ratings and conversations that grew in many steps are
 * one change, in the set of the newest snapshot.
 */
export function getUnseenChangeSets({ follow, snapshots }: Followed): ChangeSet[] {
  const seen = snapshots.findLast(({ at }) => at <= follow.seenAt) ?? snapshots[0];
  const newest = snapshots.at(-1);
  if (!seen || !newest) return [];
  const since = snapshots.filter(({ at }) => at >= seen.at);
  const counterChanges = diffGpts(seen.gpt, newest.gpt).filter((change) => !isNotable(change));
  return getChangeSets(since)
    .map(({ changedAt, changes }) => {
      const notable = changes.filter(isNotable);
      return {
        changedAt,
        changes: changedAt === newest.at ? [...notable, ...counterChanges] : notable,
      };
    })
    .filter(({ changes }) => changes.length > 0);
}

/** Sorts by unseen changes: critical ones first, then other notable ones, then counters; then the last followed. */
export function sortByUnseenChanges(followed: Followed[]): Followed[] {
  return followed
    .map((each) => ({ each, rank: getRank(getUnseenChangeSets(each)) }))
    .toSorted((a, b) => b.rank - a.rank || b.each.follow.since - a.each.follow.since)
    .map(({ each }) => each);
}

function getRank(changeSets: ChangeSet[]): number {
  const changes = changeSets.flatMap((changeSet) => changeSet.changes);
  if (changes.some(({ isCritical }) => isCritical)) return 3;
  if (changes.some(isNotable)) return 2;
  return changes.length > 0 ? 1 : 0;
}

/** The ratings of a GPT from a time on. */
interface RatingsPoint {
  /** Milliseconds since 1970. */
  since: number;
  count: number;
  /** In stars; missing if nobody had rated it. */
  average?: number;
}

/** Returns the ratings of a followed GPT over time. The last point repeats the newest ratings at the last check. */
export function getRatingsOverTime({ follow, snapshots }: Followed): RatingsPoint[] {
  const points = snapshots.flatMap(({ at, gpt: { ratings } }) =>
    ratings ? [{ since: at, ...ratings }] : [],
  );
  const newest = points.at(-1);
  return newest && follow.checkedAt > newest.since
    ? [...points, { ...newest, since: follow.checkedAt }]
    : points;
}
