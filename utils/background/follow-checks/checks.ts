import { batchAfter } from '../../gateway/classification.ts';
import type { Failure } from '../../gateway/failure.ts';
import { isRecent } from '../../lib/is-recent.ts';
import type { LookupAnswer, LookupService } from '../../lookup/lookup-service.ts';
import type { Follows } from '../../user-data/follows.ts';
import type { Follow } from '../../user-data/schema.ts';

export interface FollowCheckDeps {
  follows: Follows;
  lookUp: LookupService['lookUp'];
  /** In milliseconds; `undefined` while checks are switched off. */
  getInterval(): Promise<number | undefined>;
  now?: () => number;
}

/** So many in a row that fail are a gateway in trouble: the others wait for the next time. */
const MAX_CONSECUTIVE_FAILURES = 3;

/**
 * Returns what looks up the followed GPTs that are due, one after the other: nobody waits for them. What is
 * done is noted with each, so that a background that dies repeats none of it. Where the gateway asks for a pause,
 * or would refuse all others too, the rest stays due.
 */
export function createFollowChecks({
  follows,
  lookUp,
  getInterval,
  now = Date.now,
}: FollowCheckDeps) {
  let currentRound: Promise<void> | undefined;

  async function check({ id }: Follow, freshForMs: number): Promise<Failure | undefined> {
    let last: LookupAnswer | undefined;
    for await (const answer of lookUp(id, { reason: 'follow', freshForMs })) last = answer;
    // An old reading that could not be renewed comes with the failure: it is not read again by that.
    if (!last?.found || last.failure) return last?.failure;
    // Whoever notes what is read may still be at it; after this it is noted.
    await follows.recordSnapshot(last.cached);
    return undefined;
  }

  async function runRound(): Promise<void> {
    const all = getDue(await follows.all(), await getInterval(), now());
    // A gateway that misses every GPT it is asked for has lost its catalogue, not they their GPTs.
    let isTrusted = all.length === 1;
    const missing: Follow[] = [];
    let consecutiveFailures = 0;
    for (const follow of all) {
      // It may have been switched off, or followed no more, meanwhile.
      const intervalMs = await getInterval();
      if (intervalMs === undefined) return;
      const failure = await check(follow, intervalMs);
      const then = failure && batchAfter(failure);
      if (then === 'stop' || then === 'pause') return;
      isTrusted ||= failure === undefined;
      if (then === 'answer') missing.push(follow);
      // Noted at once: a background that dies does not ask for it again.
      if (failure) await follows.markAttempted(follow.id, now());
      if (isTrusted) for (const { id } of missing.splice(0)) await follows.markMissing(id, now());
      consecutiveFailures = then === 'go-on' ? consecutiveFailures + 1 : 0;
      if (consecutiveFailures >= MAX_CONSECUTIVE_FAILURES) return;
    }
  }

  return {
    /** One round at a time: whoever comes while one is under way waits for it. */
    run(): Promise<void> {
      currentRound ??= runRound().finally(() => {
        currentRound = undefined;
      });
      return currentRound;
    },
  };
}

/** The GPTs to check, those longest unasked first. A time far in the future comes from a clock that was wrong. */
function getDue(all: Follow[], getInterval: number | undefined, now: number): Follow[] {
  if (getInterval === undefined) return [];
  const getLastAttempt = ({ checkedAt, triedAt = 0 }: Follow) => Math.max(checkedAt, triedAt);
  return all
    .filter((follow) => !isRecent(getLastAttempt(follow), getInterval, now))
    .toSorted((a, b) => getLastAttempt(a) - getLastAttempt(b));
}
