import { batchAfter } from '../../gateway/classification.ts';
import type { Failure } from '../../gateway/failure.ts';
import { summaryOf } from '../../gpt/summary.ts';
import type { Reading } from '../../lookup/cache/cache.ts';
import type { Answer } from '../../lookup/lookup-service.ts';
import type { Outcome, SurveyItem } from '../../user-data/schema.ts';
import type { RunningSurvey, SurveyWork } from '../../user-data/survey-queue.ts';
import { endOfPause, isPausedUntil } from './backoff.ts';

/** So many look-ups that fail in a row are a gateway in trouble: the rest of the survey is not spent on it. */
export const MOST_TROUBLES = 5;

type When = Pick<Outcome, 'at' | 'isLookUp'>;

/** Notes what an answer means, for its item and for the survey. */
export function createSettler(work: SurveyWork, now: () => number) {
  let troubles = 0;

  async function pause({ survey, state }: RunningSurvey, failure: Failure): Promise<void> {
    const nth = (state.wait?.nth ?? 0) + 1;
    const until = endOfPause(failure, nth, now());
    if (until === undefined) await work.stop(survey, failure);
    else await work.wait(survey, { until, nth });
  }

  async function count({ survey }: RunningSurvey, failure: Failure): Promise<void> {
    if (++troubles < MOST_TROUBLES) return;
    troubles = 0;
    await work.stop(survey, failure);
  }

  /** The gateway has answered: nothing stands against it. */
  async function goOn({ survey, state }: RunningSurvey): Promise<void> {
    troubles = 0;
    if (state.wait) await work.goOn(survey, (until) => !isPausedUntil(until, now()));
  }

  async function fail(
    survey: RunningSurvey,
    item: SurveyItem,
    failure: Failure,
    when: When,
  ): Promise<void> {
    const then = batchAfter(failure);
    if (then === 'stop') return work.stop(survey.survey, failure);
    if (then === 'pause') return pause(survey, failure);
    await work.settle(item, { state: 'failed', failure, ...when });
    if (then === 'go-on') await count(survey, failure);
    else if (when.isLookUp) await goOn(survey);
  }

  async function find(
    survey: RunningSurvey,
    item: SurveyItem,
    { gpt }: Reading,
    when: When,
  ): Promise<void> {
    await work.settle(item, { state: 'found', gpt: summaryOf(gpt), ...when });
    if (when.isLookUp) await goOn(survey);
  }

  return async (
    survey: RunningSurvey,
    item: SurveyItem,
    answer: Answer,
    isLookUp: boolean,
  ): Promise<void> => {
    const when = { at: now(), isLookUp };
    // An old reading that could not be renewed is no answer either.
    if (answer.failure) await fail(survey, item, answer.failure, when);
    else if (answer.found) await find(survey, item, answer.reading, when);
  };
}
