import { batchAfter } from '../../gateway/classification.ts';
import type { Failure } from '../../gateway/failure.ts';
import { isYounger } from '../../lib/is-younger.ts';
import type { Answer, Inspector } from '../../lookup/lookup-service.ts';
import type { Follows } from '../../user-data/follows.ts';
import type { Follow } from '../../user-data/schema.ts';

export interface CheckParts {
  follows: Follows;
  inspect: Inspector['inspect'];
  /** In milliseconds; `undefined` while checks are switched off. */
  interval(): Promise<number | undefined>;
  now?: () => number;
}

/** So many in a row that fail are a gateway in trouble: the others wait for the next time. */
const MOST_TROUBLES = 3;

/**
 * Returns what looks up the followed GPTs that are due, one after the other: nobody waits for them. What is
 * done is noted with each, so that a background that dies repeats none of it. Where the gateway asks for a pause,
 * or would refuse all others too, the rest stays due.
 */
export function createChecks({ follows, inspect, interval, now = Date.now }: CheckParts) {
  let underWay: Promise<void> | undefined;

  async function check({ id }: Follow, freshFor: number): Promise<Failure | undefined> {
    let last: Answer | undefined;
    for await (const answer of inspect(id, { reason: 'follow', freshFor })) last = answer;
    // An old reading that could not be renewed comes with the failure: it is not read again by that.
    if (!last?.found || last.failure) return last?.failure;
    // Whoever notes what is read may still be at it; after this it is noted.
    await follows.noteReading(last.reading);
    return undefined;
  }

  async function round(): Promise<void> {
    const all = due(await follows.all(), await interval(), now());
    // A gateway that misses every GPT it is asked for has lost its catalogue, not they their GPTs.
    let isTrusted = all.length === 1;
    const missing: Follow[] = [];
    let troubles = 0;
    for (const follow of all) {
      // It may have been switched off, or followed no more, meanwhile.
      const every = await interval();
      if (every === undefined) return;
      const failure = await check(follow, every);
      const then = failure && batchAfter(failure);
      if (then === 'stop' || then === 'pause') return;
      isTrusted ||= failure === undefined;
      if (then === 'answer') missing.push(follow);
      // Noted at once: a background that dies does not ask for it again.
      if (failure) await follows.noteTried(follow.id, now());
      if (isTrusted) for (const { id } of missing.splice(0)) await follows.noteGone(id, now());
      troubles = then === 'go-on' ? troubles + 1 : 0;
      if (troubles >= MOST_TROUBLES) return;
    }
  }

  return {
    /** One round at a time: whoever comes while one is under way waits for it. */
    run(): Promise<void> {
      underWay ??= round().finally(() => {
        underWay = undefined;
      });
      return underWay;
    },
  };
}

/** The GPTs to check, those longest unasked first. A time far in the future comes from a clock that was wrong. */
function due(all: Follow[], interval: number | undefined, now: number): Follow[] {
  if (interval === undefined) return [];
  const askedAt = ({ checkedAt, triedAt = 0 }: Follow) => Math.max(checkedAt, triedAt);
  return all
    .filter((follow) => !isYounger(askedAt(follow), interval, now))
    .toSorted((a, b) => askedAt(a) - askedAt(b));
}
