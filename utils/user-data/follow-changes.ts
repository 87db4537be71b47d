import { type Change, changesBetween, isNews } from '../gpt/changes.ts';
import type { Followed } from './follows.ts';
import type { Snapshot } from './schema.ts';

/** What was found to have changed at one time. */
export interface Step {
  /** Milliseconds since 1970. */
  at: number;
  changes: Change[];
}

/** What changed from each snapshot to the next, the latest first. */
export function stepsOf(snapshots: Snapshot[]): Step[] {
  return snapshots
    .flatMap(({ at, gpt }, place) => {
      const before = snapshots[place - 1];
      return before ? [{ at, changes: changesBetween(before.gpt, gpt) }] : [];
    })
    .reverse();
}

/**
 * What changed since it was last seen, the latest first. Ratings and conversations that grew in many steps
 * are told as one, with what is the newest.
 */
export function unseenSteps({ follow, snapshots }: Followed): Step[] {
  const seen = snapshots.findLast(({ at }) => at <= follow.seenAt) ?? snapshots[0];
  const newest = snapshots.at(-1);
  if (!seen || !newest) return [];
  const since = snapshots.filter(({ at }) => at >= seen.at);
  const grown = changesBetween(seen.gpt, newest.gpt).filter((change) => !isNews(change));
  return stepsOf(since)
    .map(({ at, changes }) => {
      const news = changes.filter(isNews);
      return { at, changes: at === newest.at ? [...news, ...grown] : news };
    })
    .filter(({ changes }) => changes.length > 0);
}

/** The gravest news first, then what has changed at all, then what was followed last. */
export function newsFirst(followed: Followed[]): Followed[] {
  return followed
    .map((each) => ({ each, rank: rankOf(unseenSteps(each)) }))
    .toSorted((a, b) => b.rank - a.rank || b.each.follow.since - a.each.follow.since)
    .map(({ each }) => each);
}

function rankOf(steps: Step[]): number {
  const changes = steps.flatMap((step) => step.changes);
  if (changes.some(({ isGrave }) => isGrave)) return 3;
  if (changes.some(isNews)) return 2;
  return changes.length > 0 ? 1 : 0;
}
