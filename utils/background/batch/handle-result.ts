import { getBatchReaction } from '../../gateway/classification.ts';
import type { Failure } from '../../gateway/failure.ts';
import { toSummary } from '../../gpt/summary.ts';
import type { CachedGpt } from '../../lookup/cache/entries.ts';
import { getDecisiveFailure } from '../../lookup/decisive-failure.ts';
import type { LookupAnswer } from '../../lookup/lookup-service.ts';
import type { BatchQueue, RunningBatch } from '../../user-data/batch-queue.ts';
import type { BatchItem, ItemOutcome } from '../../user-data/schema.ts';
import { getPauseEnd, isPausedUntil } from './backoff.ts';

/** After this number of failures in a row, the batch pauses until the user resumes it: the gateway has a problem. */
export const MAX_CONSECUTIVE_FAILURES = 5;

type ItemTiming = Pick<ItemOutcome, 'at' | 'isLookUp'>;

/** Returns a function that applies an answer to its item and its batch. */
export function createResultHandler(queue: BatchQueue, now: () => number) {
  let consecutiveFailures = 0;

  async function pause({ survey, state }: RunningBatch, failure: Failure): Promise<void> {
    const nth = (state.wait?.nth ?? 0) + 1;
    const until = getPauseEnd(failure, nth, now());
    if (until === undefined) await queue.pauseWithFailure(survey, failure);
    else await queue.pauseFor(survey, { until, nth });
  }

  async function countFailure({ survey }: RunningBatch, failure: Failure): Promise<void> {
    if (++consecutiveFailures < MAX_CONSECUTIVE_FAILURES) return;
    consecutiveFailures = 0;
    await queue.pauseWithFailure(survey, failure);
  }

  /** The gateway has responded, so end a pause. */
  async function resume({ survey, state }: RunningBatch): Promise<void> {
    consecutiveFailures = 0;
    if (state.wait) await queue.resume(survey, (until) => !isPausedUntil(until, now()));
  }

  /** The item gets the failure of the active gateway, as cards show it; `decisive` says how to go on. */
  async function onFailed(
    batch: RunningBatch,
    item: BatchItem,
    failure: Failure,
    decisive: Failure,
    timing: ItemTiming,
  ): Promise<void> {
    const reaction = getBatchReaction(decisive);
    if (reaction === 'stop') return queue.pauseWithFailure(batch.survey, decisive);
    if (reaction === 'pause') return pause(batch, decisive);
    await queue.recordOutcome(item, { state: 'failed', failure, ...timing });
    if (reaction === 'continue') await countFailure(batch, decisive);
    else if (timing.isLookUp) await resume(batch);
  }

  async function onFound(
    batch: RunningBatch,
    item: BatchItem,
    { gpt }: CachedGpt,
    timing: ItemTiming,
  ): Promise<void> {
    await queue.recordOutcome(item, { state: 'found', gpt: toSummary(gpt), ...timing });
    if (timing.isLookUp) await resume(batch);
  }

  return async (
    batch: RunningBatch,
    item: BatchItem,
    answer: LookupAnswer,
    isLookUp: boolean,
  ): Promise<void> => {
    const timing = { at: now(), isLookUp };
    const decisive = getDecisiveFailure(answer);
    // A cached GPT whose refresh failed counts as a failure.
    if (answer.failure && decisive) await onFailed(batch, item, answer.failure, decisive, timing);
    else if (answer.found) await onFound(batch, item, answer.cached, timing);
  };
}
