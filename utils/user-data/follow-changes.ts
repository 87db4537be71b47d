import { type Change, diffGpts, isNotable } from '../gpt/changes.ts';
import type { Followed } from './follows.ts';
import type { Snapshot } from './schema.ts';

/** What was found to have changed at one time. */
export interface ChangeSet {
  /** Milliseconds since 1970. */
  changedAt: number;
  changes: Change[];
}

/** What changed from each snapshot to the next, the latest first. */
export function getChangeSets(snapshots: Snapshot[]): ChangeSet[] {
  return snapshots
    .flatMap(({ at, gpt }, index) => {
      const before = snapshots[index - 1];
      return before ? [{ changedAt: at, changes: diffGpts(before.gpt, gpt) }] : [];
    })
    .reverse();
}

/**
 * What changed since it was last seen, the latest first. Ratings and conversations that grew in many steps
 * are told as one, with what is the newest.
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

/** The gravest news first, then what has changed at all, then what was followed last. */
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
