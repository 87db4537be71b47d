import { getBatchReaction } from '../../gateway/classification.ts';
import { isRecent } from '../../lib/is-recent.ts';
import { getDecisiveFailure } from '../../lookup/decisive-failure.ts';
import type { LookupAnswer, LookupService } from '../../lookup/lookup-service.ts';
import type { Follows } from '../../user-data/follows.ts';
import type { Follow } from '../../user-data/schema.ts';

export interface FollowCheckDeps {
  follows: Follows;
  lookUp: LookupService['lookUp'];
  /** In milliseconds; `undefined` while checks are off. */
  getInterval(): Promise<number | undefined>;
  now?: () => number;
}

/** After this number of failures in a row, the round ends: the gateway has a problem. */
const MAX_CONSECUTIVE_FAILURES = 3;

/**
 * Looks up the followed GPTs that are due, one after the other, because no user is waiting. Records each result
 * immediately, so that nothing is repeated after a restart of the background. If the gateway requests a pause or would
 * refuse all requests, the other follows stay due.
 */
export function createFollowChecks({
  follows,
  lookUp,
  getInterval,
  now = Date.now,
}: FollowCheckDeps) {
  let currentRound: Promise<void> | undefined;

  async function check({ id }: Follow, freshForMs: number): Promise<LookupAnswer | undefined> {
    let last: LookupAnswer | undefined;
    for await (const answer of lookUp(id, { reason: 'follow', freshForMs })) last = answer;
    // Lookups record snapshots, too, but maybe later; this makes sure that it is recorded now. A cached GPT whose
    // refresh failed is not a new snapshot.
    if (last?.found && !last.failure) await follows.recordSnapshot(last.cached);
    return last;
  }

  async function runRound(): Promise<void> {
    const due = getDue(await follows.all(), await getInterval(), now());
    // A gateway that finds no GPT at all probably has a problem, so do not mark them as missing.
    let isTrusted = due.length === 1;
    const missing: Follow[] = [];
    let consecutiveFailures = 0;
    for (const follow of due) {
      // The user may have turned checks off meanwhile.
      const intervalMs = await getInterval();
      if (intervalMs === undefined) return;
      const answer = await check(follow, intervalMs);
      const decisive = answer && getDecisiveFailure(answer);
      const reaction = decisive && getBatchReaction(decisive);
      if (reaction === 'stop' || reaction === 'pause') return;
      isTrusted ||= decisive === undefined;
      if (answer && isUnknownEverywhere(answer)) missing.push(follow);
      // Record it immediately, so that it is not repeated after a restart of the background.
      if (decisive) await follows.markAttempted(follow.id, now());
      if (isTrusted) for (const { id } of missing.splice(0)) await follows.markMissing(id, now());
      consecutiveFailures = reaction === 'continue' ? consecutiveFailures + 1 : 0;
      if (consecutiveFailures >= MAX_CONSECUTIVE_FAILURES) return;
    }
  }

  return {
    /** Starts a round, or waits for the current one. */
    run(): Promise<void> {
      currentRound ??= runRound().finally(() => {
        currentRound = undefined;
      });
      return currentRound;
    },
  };
}

/** Whether every asked gateway does not know the GPT: those that know it may be the ones that failed. */
function isUnknownEverywhere({ failure, alsoAsked = [] }: LookupAnswer): boolean {
  const failures = [failure, ...alsoAsked.map((asked) => asked.failure)];
  return failures.every((each) => each?.kind === 'unknown-gpt');
}

/** The due follows, the longest unchecked first. Times far in the future, from a wrong clock, count as due. */
function getDue(all: Follow[], intervalMs: number | undefined, now: number): Follow[] {
  if (intervalMs === undefined) return [];
  const getLastAttempt = ({ checkedAt, triedAt = 0 }: Follow) => Math.max(checkedAt, triedAt);
  return all
    .filter((follow) => !isRecent(getLastAttempt(follow), intervalMs, now))
    .toSorted((a, b) => getLastAttempt(a) - getLastAttempt(b));
}
