import type { Answer, Inspector } from '../../lookup/lookup-service.ts';
import type { SurveyItem } from '../../user-data/schema.ts';
import type { RunningSurvey, SurveyWork } from '../../user-data/survey-queue.ts';
import { isPausedUntil } from './backoff.ts';
import { createSettler } from './handle-result.ts';

/** Fewer than the look-ups that there may be at once: a hover finds a free place, however long a survey is. */
export const AT_ONCE = 3;

export interface EngineParts {
  work: SurveyWork;
  inspect: Inspector['inspect'];
  /**
   * Sees to it that `run` is called at a time (milliseconds since 1970) and again and again after it, even if
   * the background dies meanwhile; without a time, that it is not.
   */
  wakeAt(time: number | undefined): void;
  now?: () => number;
}

export interface Engine {
  /**
   * Works on what runs until there is nothing left to do, and lets go of what is not wanted any more. To call
   * it again is never wrong; it never rejects.
   */
  run(): Promise<void>;
}

/** Looks up the GPTs of surveys. What is to be done stands in the records alone, so that dying loses nothing. */
export function createEngine({ work, inspect, wakeAt, now = Date.now }: EngineParts): Engine {
  const settle = createSettler(work, now);
  const underWay = new Map<string, { survey: string; aborter: AbortController }>();
  let change = Promise.withResolvers<void>();
  let trouble: { error: unknown } | undefined;
  let isWorking = false;

  /** Has who works look again at what there is to do. */
  function stir(): void {
    change.resolve();
    change = Promise.withResolvers();
  }

  async function workThrough(): Promise<void> {
    await plan();
    for (;;) {
      if (trouble) throw trouble.error;
      // Before looking: what changes meanwhile is looked at again.
      const { promise } = change;
      const next = underWay.size < AT_ONCE ? await nextItem() : undefined;
      if (next) begin(next);
      else if (underWay.size > 0) await promise;
      else {
        await plan();
        if (promise !== change.promise) continue;
        // In the same breath as the look: whoever calls from now on starts again.
        isWorking = false;
        return;
      }
    }
  }

  async function plan(): Promise<void> {
    const running = await work.running();
    const times = running.map(({ state }) => endOfWait(state) ?? now());
    wakeAt(times.length > 0 ? Math.min(...times) : undefined);
  }

  function endOfWait({ wait }: RunningSurvey['state']): number | undefined {
    return isPausedUntil(wait?.until, now()) ? wait?.until : undefined;
  }

  async function nextItem(): Promise<{ survey: RunningSurvey; item: SurveyItem } | undefined> {
    for (const survey of await work.running()) {
      if (endOfWait(survey.state) !== undefined) continue;
      const items = await work.waiting(survey.survey, underWay.size + 1);
      const item = items.find((each) => !underWay.has(keyOf(each)));
      if (item) return { survey, item };
      if (items.length === 0) await work.finish(survey.survey);
    }
    return undefined;
  }

  function begin({ survey, item }: { survey: RunningSurvey; item: SurveyItem }): void {
    const aborter = new AbortController();
    underWay.set(keyOf(item), { survey: item.survey, aborter });
    lookUp(survey, item, aborter.signal)
      .catch((error) => {
        // A cancelled look-up is as if it had never been begun.
        if (!aborter.signal.aborted) trouble = { error };
      })
      .finally(() => {
        underWay.delete(keyOf(item));
        stir();
      });
  }

  async function lookUp(
    survey: RunningSurvey,
    item: SurveyItem,
    signal: AbortSignal,
  ): Promise<void> {
    let isLookUp = false;
    let last: Answer | undefined;
    const onLookUp = () => {
      isLookUp = true;
    };
    const refresh = item.state === 'waiting' && item.isAnew;
    for await (const answer of inspect(item.id, { reason: 'survey', refresh, signal, onLookUp })) {
      last = answer;
    }
    if (last) await settle(survey, item, last, isLookUp);
  }

  async function letGo(): Promise<void> {
    for (const { survey, aborter } of underWay.values()) {
      if (!(await work.isWanted(survey))) aborter.abort();
    }
  }

  return {
    async run() {
      stir();
      try {
        await letGo();
        if (isWorking) return;
        isWorking = true;
        trouble = undefined;
        await workThrough();
      } catch (error) {
        isWorking = false;
        // Records that cannot be written to: going on would ask the gateway for nothing, again and again.
        console.error('GPT Lens: surveys rest until they are woken.', error);
      }
    },
  };
}

function keyOf({ survey, place }: SurveyItem): string {
  return `${survey} ${place}`;
}
